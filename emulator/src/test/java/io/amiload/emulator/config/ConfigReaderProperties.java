// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;

class ConfigReaderProperties {

    @Property(tries = 500)
    void anyTextIsReadOrRefusedWithItsLine(
            @ForAll @Chars({'[', ']', '(', ')', '+', '=', ';', '-', '#', '!', ',', 'a', 'b', '\n', '\\'}) String text) {
        try {
            ConfigReader.read("any.conf", text, warning -> { });
        } catch (ConfigException e) {
            assertTrue(e.getMessage().startsWith("any.conf:"), e.getMessage());
        }
    }
}
