// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manager interface inside TLS, typed into {@code openssl s_client}. */
class OpensslTest {

    private static Tool openssl;

    @BeforeAll
    static void find() {
        openssl = Tool.find("openssl");
    }

    private static void type(Process client, String action) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((action + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            message.append(line).append('\n');
        }
        return message.toString();
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void aWholeSession(Target target) throws IOException, InterruptedException {
        Process client = openssl.start("s_client", "-quiet", "-connect", target.host() + ":" + target.tlsPort());
        try (BufferedReader in = client.inputReader(StandardCharsets.UTF_8)) {
            assertTrue(in.readLine().startsWith("Asterisk Call Manager/"));
            type(client, "Action: Login\r\nUsername: " + Target.USER + "\r\nSecret: " + Target.SECRET
                    + "\r\nEvents: off\r\n");
            assertEquals("Response: Success\nMessage: Authentication accepted\n", message(in));
            type(client, "Action: Ping\r\nActionID: 1\r\n");
            assertTrue(message(in).startsWith("Response: Success\nActionID: 1\nPing: Pong\n"));
            type(client, "Action: Logoff\r\n");
            assertEquals("Response: Goodbye\nMessage: Thanks for all the fish.\n", message(in));
            assertEquals("", message(in), "the server closes");
            assertTrue(client.waitFor(30, TimeUnit.SECONDS), "and says so inside TLS");
        } finally {
            client.destroyForcibly();
        }
    }

    @ParameterizedTest
    @MethodSource("io.amiload.clients.Target#all")
    void versionsOfTls(Target target) throws IOException, InterruptedException {
        for (String version : new String[] {"-tls1_2", "-tls1_3"}) {
            Tool.Result result = openssl.tryToRun("", "s_client", version, "-brief", "-connect",
                    target.host() + ":" + target.tlsPort());
            assertEquals(0, result.code(), result.errors());
            assertTrue(result.errors().contains("Protocol version: TLSv" + version.substring(4).replace('_', '.')),
                    result.errors());
        }
    }
}
