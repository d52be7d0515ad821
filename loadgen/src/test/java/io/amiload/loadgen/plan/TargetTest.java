// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({"pbx,pbx,5038", "pbx:5039,pbx,5039", "127.0.0.1:1,127.0.0.1,1", "[::1],::1,5038", "[::1]:7,::1,7"})
    void readsHostAndPort(String text, String host, int port) {
        assertEquals(new Target(host, port, false), Target.parse(text, Wire.TCP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":5038", "pbx:", "pbx:x", "pbx:0", "pbx:65536", "::1", "[::1", "[]:1", "[::1]x"})
    void refusesWhatIsNoTarget(String text) {
        assertThrows(PlanException.class, () -> Target.parse(text, Wire.TCP));
    }

    @Test
    void printingCredentialsDoesNotShowTheSecret() {
        Credentials credentials = new Credentials("load", Secret.of("hunter2"), AuthMethod.MD5);
        assertFalse(credentials.toString().contains("hunter2"));
    }
}
