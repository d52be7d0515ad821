// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiload.loadgen.plan.PlanException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The folder a run's files go to. It exists, and can be written to, from before the run starts. */
public final class ResultFolder {

    /** The document with all numbers. */
    public static final String RESULT = "result.json";
    /** The histograms, second by second. */
    public static final String INTERVALS = "intervals.hlog";
    /** The rates and latencies, second by second, for spreadsheets. */
    public static final String SERIES = "series.csv";
    /** How the target felt, second by second. */
    public static final String SERVER = "server.csv";
    /** The page for people. */
    public static final String REPORT = "report.html";

    private static final DateTimeFormatter STAMP =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path path;
    private final Path firstCreated;

    private ResultFolder(Path path, Path firstCreated) {
        this.path = path;
        this.firstCreated = firstCreated;
    }

    /**
     * Makes a folder of its own for a run, {@code results/runs/<UTC time>-<name>} below another one.
     *
     * @param base where {@code results} is or shall be
     * @param when the time in the name
     * @param name the name's second half
     * @return the folder; {@code -2}, {@code -3} … is put behind when a run of that second has the name already
     * @throws PlanException when it cannot be made
     */
    public static ResultFolder inside(Path base, Instant when, String name) {
        Path runs = base.resolve("results").resolve("runs");
        String wanted = STAMP.format(when) + "-" + name;
        for (int i = 1; i < 1000; i++) {
            Path candidate = runs.resolve(i == 1 ? wanted : wanted + "-" + i);
            if (!Files.exists(candidate)) {
                return at(candidate);
            }
        }
        throw new PlanException("there are too many results named " + wanted + " in " + runs);
    }

    /**
     * Uses a given folder, which is made when it is not there.
     *
     * @param path the folder
     * @return the folder
     * @throws PlanException when it cannot be made or written to, or holds a result already
     */
    public static ResultFolder at(Path path) {
        Path firstCreated = null;
        for (Path p = path.toAbsolutePath(); p != null && !Files.exists(p); p = p.getParent()) {
            firstCreated = p;
        }
        try {
            Files.createDirectories(path);
            if (Files.exists(path.resolve(RESULT))) {
                throw new PlanException("the folder " + path + " holds a result already; choose another one");
            }
            Files.delete(Files.createTempFile(path, "try", null));
        } catch (AccessDeniedException e) {
            throw new PlanException("the folder " + path + " cannot be written to: permission denied");
        } catch (FileAlreadyExistsException e) {
            throw new PlanException("the folder " + path + " cannot be made: " + e.getFile() + " is a file");
        } catch (IOException e) {
            throw new PlanException("the folder " + path + " cannot be written to: " + reason(e));
        }
        return new ResultFolder(path, firstCreated);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException known) {
            return known.getReason() == null ? "the system does not allow it" : known.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * Where it is.
     *
     * @return its path, as it was given
     */
    public Path path() {
        return path;
    }

    /**
     * One of its files.
     *
     * @param name for example {@link #RESULT}
     * @return the file's path
     */
    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Writes {@code result.json}, whole or not at all.
     *
     * @param result the document
     * @throws IOException when it cannot be written
     */
    public void writeResult(JsonNode result) throws IOException {
        Path temporary = file(RESULT + ".tmp");
        Files.writeString(temporary, text(result), StandardCharsets.UTF_8);
        Files.move(temporary, file(RESULT), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * A document as it is written: indented, one member a line, LF at each end.
     *
     * @param result the document
     * @return JSON text
     * @throws IOException when the document cannot be written
     */
    public static String text(JsonNode result) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(printer).writeValueAsString(result) + "\n";
    }

    /**
     * The JSON Schema of {@code result.json}.
     *
     * @return JSON
     */
    public static String schema() {
        try (InputStream in = ResultFolder.class.getResourceAsStream("result.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes back everything: for a run that never began. Only folders and files that this object made disappear. */
    public void discard() {
        List<Path> doomed = new ArrayList<>(List.of(file(INTERVALS), file(SERIES), file(SERVER), file(RESULT + ".tmp")));
        if (firstCreated != null) {
            Path first = firstCreated;
            for (Path p = path.toAbsolutePath(); p != null && p.startsWith(first); p = p.getParent()) {
                doomed.add(p);
            }
        }
        for (Path p : doomed) {
            try {
                Files.deleteIfExists(p);
            } catch (IOException e) {
                return; // somebody else put something there; it stays
            }
        }
    }
}
