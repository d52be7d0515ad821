// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.codec.LineEnding;
import io.amiload.loadgen.decode.OutputException;
import io.amiload.loadgen.decode.StreamDecoder;
import io.amiload.loadgen.plan.PlanException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amiload decode}: raw bytes in, a JSON object per message out. */
@Command(name = "decode",
    description = "Turns raw AMI bytes, from a server or from a client, into JSON: one message a line.",
    versionProvider = VersionText.class,
    sortOptions = false,
    footer = {
        "",
        "Each line has type (banner, event, response, action, other, tail), offset and length in bytes, and for",
        "messages the name and every header in order. 'tail' is what stands behind the last whole message.",
        "",
        "Examples:",
        "  amiload decode capture.ami",
        "  zcat big.ami.gz | amiload decode - | grep '\"name\":\"Hangup\"'"})
final class DecodeCommand implements Callable<Integer> {

    @Mixin
    private HelpOptions help;

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*",
        description = "Files to read, one after the other; - is standard input.")
    private List<String> files;

    @Option(names = "--line-ending", paramLabel = "auto|crlf|lf", defaultValue = "auto",
        description = "How lines end. auto: as the first line does. lf accepts both. Default: ${DEFAULT-VALUE}.")
    private LineEnding lineEnding;

    @Option(names = "--latin1",
        description = "Read each byte as one character, so that nothing is lost, instead of UTF-8.")
    private boolean latin1;

    // "help": then no file is missed.
    @Option(names = "--print-schema", help = true,
        description = "Print the JSON Schema of a line of the output and do nothing else.")
    private boolean printSchema;

    private boolean complained;

    DecodeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (printSchema) {
            console.out().print(StreamDecoder.schema());
            return ExitCodes.OK;
        }
        for (String file : files) {
            if (!file.equals("-")) {
                check(file);
            }
        }
        try {
            for (String file : files) {
                decode(file);
            }
        } catch (OutputException e) {
            if (e.isBrokenPipe()) {
                return ExitCodes.OK; // whoever read has seen enough
            }
            throw new PlanException("standard output cannot be written to: " + e.getCause().getMessage());
        }
        return complained ? ExitCodes.USAGE : ExitCodes.OK;
    }

    private void check(String file) {
        Path path = console.folder().resolve(file);
        if (!Files.exists(path)) {
            throw new PlanException("there is no file " + file);
        }
        if (Files.isDirectory(path)) {
            throw new PlanException(file + " is a folder; expected a file");
        }
    }

    private void decode(String file) throws IOException {
        StreamDecoder decoder = new StreamDecoder(lineEnding, latin1, complaint -> {
            complained = true;
            console.err().println("amiload decode: " + file + ": " + complaint);
        });
        try (ReadableByteChannel in = open(file)) {
            decoder.decode(in, console.rawOut());
        } catch (OutputException e) {
            throw e;
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw new PlanException("the file " + file + " cannot be read: permission denied");
        } catch (IOException e) {
            throw new PlanException("the file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private ReadableByteChannel open(String file) throws IOException {
        return file.equals("-") ? Channels.newChannel(console.in()) : FileChannel.open(console.folder().resolve(file));
    }
}
