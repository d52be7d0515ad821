// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.amiload.emulator.EmulatedAsterisk;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SlowReaderTest {

    @Test
    @AmiEmulator(accounts = @AmiAccount(name = "slow", secret = "sl0w"))
    void aClientThatDoesNotReadIsCutInMidMessage(EmulatedAsterisk asterisk) throws Exception {
        try (Socket client = new Socket(asterisk.host(), asterisk.port())) {
            client.getOutputStream().write("Action: Login\r\nUsername: slow\r\nSecret: sl0w\r\n\r\n".getBytes());
            asterisk.storm("Newexten", 100_000);
            // The kernel takes some megabytes; then nothing goes for 100 ms, the default writetimeout.
            while (asterisk.counters().sessionsCut() == 0) {
                Thread.sleep(20);
            }
            String got = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(got.endsWith("\r\n\r\n"), "the end is inside a message: your client's decoder must notice");
            assertEquals(0, asterisk.sessions());
        }
    }
}
