// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Finds scenarios: those that come with the tool, and the user's own files of the same form. */
public final class Scenarios {

    private static final List<String> NAMES = List.of("ping", "mixed", "lists", "originate", "call-flow",
        "userevent-fanout", "login-churn", "slow-reader", "tls-stall");

    private Scenarios() {
    }

    /**
     * The scenarios that come with the tool.
     *
     * @return their names
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * A built-in name or else a file.
     *
     * @param nameOrFile what the user wrote
     * @return the scenario
     * @throws PlanException when there is neither, or the file holds a mistake
     */
    public static Scenario find(String nameOrFile) {
        return isFile(nameOrFile) ? load(Path.of(nameOrFile)) : builtIn(nameOrFile);
    }

    /**
     * The text of a built-in scenario or a file, as it stands.
     *
     * @param nameOrFile what the user wrote
     * @return YAML
     * @throws PlanException when there is neither
     */
    public static String text(String nameOrFile) {
        return isFile(nameOrFile) ? read(Path.of(nameOrFile)) : builtInText(nameOrFile);
    }

    private static boolean isFile(String nameOrFile) {
        return !NAMES.contains(nameOrFile)
            && (nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml") || nameOrFile.indexOf('/') >= 0);
    }

    /**
     * A scenario that comes with the tool.
     *
     * @param name one of {@link #names()}
     * @return the scenario
     * @throws PlanException when there is none of that name
     */
    public static Scenario builtIn(String name) {
        return new ScenarioReader(name + ".yaml", name, null).read(builtInText(name));
    }

    private static String builtInText(String name) {
        if (!NAMES.contains(name)) {
            throw new PlanException("there is no scenario '" + name + "'" + Suggestions.forWord(name, NAMES)
                + "; expected a file ending in .yaml or one of " + String.join(", ", NAMES));
        }
        return resource("scenarios/" + name + ".yaml");
    }

    /**
     * The JSON Schema of scenario files, for editors and validators.
     *
     * @return JSON
     */
    public static String schema() {
        return resource("scenario.schema.json");
    }

    private static String resource(String name) {
        try (InputStream in = Scenarios.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a scenario file.
     *
     * @param file YAML
     * @return the scenario
     * @throws PlanException when it cannot be read or holds a mistake; names file, line and column
     */
    public static Scenario load(Path file) {
        String fileName = file.getFileName().toString();
        int dot = fileName.lastIndexOf('.');
        return new ScenarioReader(file.toString(), dot > 0 ? fileName.substring(0, dot) : fileName,
            file.toAbsolutePath().getParent()).read(read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new PlanException("there is no scenario file " + file);
        } catch (CharacterCodingException e) {
            throw new PlanException("the scenario file " + file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new PlanException("the scenario file " + file + " cannot be read: " + e.getMessage());
        }
    }
}
