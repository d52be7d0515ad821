// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import io.amiload.emulator.action.LoginActions;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {

    @ParameterizedTest
    @EnumSource(AsteriskVersion.class)
    void greetsWithTheBannerOfItsVersion(AsteriskVersion version) throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().version(version).start();
                TestClient client = new TestClient(asterisk.port())) {
            assertEquals("Asterisk Call Manager/" + version.manager(), client.line());
        }
    }

    @Test
    void answersAllActionsThatCameBeforeTheBannerWasRead() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start();
                TestClient client = new TestClient(asterisk.port())) {
            client.sendRaw("Action: Login\r\nUsername: admin\r\nSecret: " + asterisk.secret()
                    + "\r\nEvents: off\r\n\r\nAction: Ping\r\nActionID: 7\r\n\r\nAction: Logoff\r\n\r\n");
            client.line();
            assertEquals("Authentication accepted", client.read().get("Message"));
            Message pong = client.read();
            assertEquals(List.of("Response", "ActionID", "Ping", "Timestamp"), pong.keys());
            assertTrue(pong.get("Timestamp").matches("\\d{10}\\.\\d{6}"), pong.toString());
            assertEquals("Goodbye", client.read().get("Response"));
            assertEquals("", client.readToEnd());
        }
    }

    @Test
    void userNamesDoNotCareForCaseAndSecretsDo() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("Anna", "Secret", "all", "all")
                .loginFailureDelay(Duration.ofMillis(1)).start()) {
            TestClient.loggedIn(asterisk, "aNNA", "Secret").close();
            assertThrows(IOException.class, () -> TestClient.loggedIn(asterisk, "anna", "secret"));
            assertEquals(1, asterisk.counters().logins());
            assertEquals(1, asterisk.counters().failedLogins());
        }
    }

    @Test
    void nobodyLogsInWithoutASecret() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("open", "", "all", "all")
                .loginFailureDelay(Duration.ofMillis(1)).start()) {
            assertThrows(IOException.class, () -> TestClient.loggedIn(asterisk, "open", ""));
        }
    }

    @Test
    void answersAFailedLoginAfterOneSecondAndServesOthersMeanwhile() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start();
                TestClient other = TestClient.quiet(asterisk);
                TestClient client = new TestClient(asterisk.port())) {
            client.line();
            long start = System.nanoTime();
            client.send("Action: Login", "Username: admin", "Secret: no", "ActionID: 1");
            client.send("Action: Logoff");
            other.ask("Action: Ping");
            assertTrue(System.nanoTime() - start < 900_000_000L, "the other session waited");
            assertEquals(List.of("Response: Error", "ActionID: 1", "Message: Authentication failed"),
                    client.read().lines());
            assertTrue(System.nanoTime() - start >= 1_000_000_000L, "too early");
            assertEquals("", client.readToEnd());
        }
    }

    @Test
    void theChallengeStaysTheSameAndItsDigestLogsIn() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start();
                TestClient client = new TestClient(asterisk.port())) {
            client.line();
            assertEquals("Must specify AuthType", client.ask("Action: Challenge", "AuthType: SHA").get("Message"));
            String challenge = client.ask("Action: Challenge", "AuthType: md5").get("Challenge");
            assertTrue(challenge.matches("\\d{1,9}"), challenge);
            assertEquals(challenge, client.ask("Action: Challenge", "AuthType: MD5").get("Challenge"));
            Message reply = client.ask("Action: Login", "AuthType: MD5", "Username: admin",
                    "Key: " + LoginActions.md5(challenge, asterisk.secret()));
            assertEquals("Authentication accepted", reply.get("Message"));
            assertEquals("Already authenticated", client.ask("Action: Login", "Username: x").get("Message"));
        }
    }

    @Test
    void closesWhoDoesNotLogInInTime() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().authTimeout(Duration.ofMillis(200)).start();
                TestClient late = new TestClient(asterisk.port());
                TestClient inTime = TestClient.quiet(asterisk)) {
            late.line();
            late.ask("Action: Ping");
            assertEquals("", late.readToEnd());
            assertEquals("Pong", inTime.ask("Action: Ping").get("Ping"));
        }
    }

    @Test
    void closesTheConnectionThatIsOneTooManyWithoutABanner() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            List<TestClient> strangers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                strangers.add(new TestClient(asterisk.port()));
                strangers.get(i).line();
            }
            try (TestClient tooMany = new TestClient(asterisk.port())) {
                assertEquals("", tooMany.readToEnd());
            }
            assertEquals(1, asterisk.counters().refused());
            strangers.get(0).close();
            Await.until("a place is free again", () -> asterisk.sessions() == 49);
            TestClient.quiet(asterisk).close();
            for (TestClient stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void executesACompleteActionBeforeAHalfCloseAndThenCloses() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start();
                TestClient client = TestClient.quiet(asterisk)) {
            client.sendRaw("Action: Ping\r\n\r\nAction: Ping\r\n");
            client.finish();
            assertEquals("Pong", client.read().get("Ping"));
            assertEquals("", client.readToEnd());
        }
    }

    @Test
    void tellsOfItsShutdownAndEndsAllSessions() throws IOException {
        EmulatedAsterisk asterisk = EmulatedAsterisk.start();
        try (TestClient client = TestClient.loggedIn(asterisk, "admin", asterisk.secret())) {
            asterisk.close();
            asterisk.close();
            assertEquals("Cleanly", client.nextEvent("Shutdown").get("Shutdown"));
            assertEquals("", client.readToEnd());
            assertThrows(IOException.class, () -> new Socket("127.0.0.1", asterisk.port()).close());
        }
    }

    @Test
    void eachServerHasASecretOfItsOwn() throws IOException {
        try (EmulatedAsterisk one = EmulatedAsterisk.start(); EmulatedAsterisk two = EmulatedAsterisk.start();
                EmulatedAsterisk configured = EmulatedAsterisk.builder().account("a", "b", "", "").start()) {
            assertNotEquals(one.secret(), two.secret());
            assertThrows(IllegalStateException.class, configured::secret);
        }
    }

    @Test
    void standsStillWhenAskedTo() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start();
                TestClient client = TestClient.quiet(asterisk)) {
            long start = System.nanoTime();
            asterisk.stall(Duration.ofMillis(300));
            client.ask("Action: Ping");
            assertTrue(System.nanoTime() - start >= 300_000_000L, "it did not stall");
        }
    }

    @Test
    void saysWhereItCannotListen() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            IOException refused = assertThrows(IOException.class,
                    () -> EmulatedAsterisk.builder().port(asterisk.port()).start());
            assertTrue(refused.getMessage().startsWith("cannot listen on 127.0.0.1:" + asterisk.port()),
                    refused.getMessage());
        }
    }
}
