// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page shows the examples as they run. */
class TestingYourClientPageTest {

    private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern START = Pattern.compile("^(@AmiEmulator|class )", Pattern.MULTILINE);
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void quotesEveryExampleWordForWord() throws IOException {
        List<String> quoted = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("docs/testing-your-client.md")));
        while (blocks.find()) {
            quoted.add(blocks.group(1));
        }
        List<String> sources = new ArrayList<>();
        for (String name : List.of("YourClientTest", "CallTest", "SlowReaderTest", "ReplayedCaptureTest")) {
            String source = Files.readString(
                    ROOT.resolve("emulator-junit/src/test/java/io/amiload/emulator/junit/" + name + ".java"));
            Matcher start = START.matcher(source);
            assertTrue(start.find(), name);
            sources.add(source.substring(start.start()));
        }
        assertEquals(sources, quoted);
    }
}
