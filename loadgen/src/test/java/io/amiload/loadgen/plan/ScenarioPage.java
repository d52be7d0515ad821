// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manual's page about scenarios, for tests that its examples work. */
public final class ScenarioPage {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/scenarios.md");

    private ScenarioPage() {
    }

    /** The scenarios on the page. */
    public static List<String> examples() throws IOException {
        return blocks("yaml");
    }

    /** Writes the CSV file of the page, which its scenarios call {@code numbers.csv}. */
    public static void writeCsv(Path folder) throws IOException {
        Files.writeString(folder.resolve("numbers.csv"), blocks("csv").get(0));
    }

    private static List<String> blocks(String kind) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = Pattern.compile("^```" + kind + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    /** The page's text. */
    static String text() throws IOException {
        return Files.readString(PAGE);
    }
}
