// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.Option;

/** Where a secret comes from. It never has to stand on the command line. */
final class SecretOptions {

    /** Read when no flag names another place. */
    static final String DEFAULT_VARIABLE = "AMILOAD_SECRET";

    @Option(names = "--secret-env", order = 5, paramLabel = "VAR",
        description = "Environment variable that holds the secret."
        + " Default: " + DEFAULT_VARIABLE + ".")
    private String variable;

    @Option(names = "--secret-file", order = 6, paramLabel = "FILE",
        description = "File whose first line is the secret.")
    private String file;

    @Option(names = "--secret", order = 7, paramLabel = "TEXT",
        description = "The secret itself. Other users of this machine can see it: prefer the two above.")
    private String text;

    boolean isGiven() {
        return variable != null || file != null || text != null;
    }

    /** Fetches the secret; complains in words that do not hold it. */
    Secret read(Console console) {
        int places = (variable == null ? 0 : 1) + (file == null ? 0 : 1) + (text == null ? 0 : 1);
        if (places > 1) {
            throw new PlanException("only one of --secret-env, --secret-file and --secret can be given");
        }
        if (text != null) {
            console.err().println("warning: --secret shows the secret to every user of this machine;"
                + " --secret-env or --secret-file do not");
            return Secret.of(text);
        }
        return file == null ? fromVariable(console) : fromFile(console);
    }

    private Secret fromVariable(Console console) {
        String name = variable == null ? DEFAULT_VARIABLE : variable;
        String value = console.environment().get(name);
        if (value == null || value.isEmpty()) {
            throw new PlanException(variable == null
                ? "the secret is missing: set " + DEFAULT_VARIABLE + ", or use --secret-env VAR or --secret-file FILE"
                : "the environment variable " + name + ", named by --secret-env, is not set");
        }
        return Secret.of(value);
    }

    private Secret fromFile(Console console) {
        try {
            String content = Files.readString(console.folder().resolve(file));
            int end = content.indexOf('\n');
            Secret secret = Secret.of((end < 0 ? content : content.substring(0, end)).replace("\r", ""));
            if (secret.isEmpty()) {
                throw new PlanException("the first line of the secret file " + file + " is empty");
            }
            return secret;
        } catch (NoSuchFileException e) {
            throw new PlanException("there is no secret file " + file);
        } catch (IOException e) {
            throw new PlanException("the secret file " + file + " cannot be read as text");
        }
    }
}
