// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.traffic.TrafficProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/emulated-traffic.md shows is true. */
class EmulatedTrafficPageTest {

    private static final Path PAGE = Path.of("..", "docs", "emulated-traffic.md");
    private static final Pattern ORDER = Pattern.compile("`curl (?:-X (POST) )?\"?127.0.0.1:P(/[a-z-]+)\\??([^\"`]*)\"?`");

    @Test
    void itsProfileIsOne() throws IOException {
        Matcher block = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertTrue(block.find());
        assertEquals(20_000, TrafficProfile.parse("the page", block.group(1)).concurrent());
    }

    @Test
    void everyOrderIsUnderstoodAndNoneIsForgotten() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("monitor", "s", "all", "all").start()) {
            ControlCommands commands = new ControlCommands(asterisk);
            Matcher order = ORDER.matcher(Files.readString(PAGE));
            StringBuilder shown = new StringBuilder();
            while (order.find()) {
                Map<String, String> parameters = new java.util.HashMap<>();
                for (String pair : order.group(3).isEmpty() ? new String[0] : order.group(3).split("&")) {
                    parameters.put(pair.split("=")[0], pair.split("=")[1]);
                }
                String method = order.group(1) == null ? "GET" : order.group(1);
                assertEquals(200, commands.run(method, order.group(2), parameters).status(), order.group());
                shown.append(order.group(2)).append(' ');
            }
            Matcher known = Pattern.compile("(?m)^(?:GET|POST) +(/[a-z-]+)")
                    .matcher(commands.run("GET", "/", Map.of()).body());
            while (known.find()) {
                assertTrue(shown.toString().contains(known.group(1) + " "), known.group(1) + " is not on the page");
            }
        }
    }
}
