// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays captures of sessions that watch what others do, together with those of the others. */
class WatchedTranscriptTest {

    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "127.0.0.2";

    @TempDir
    private static Path folder;
    private static EmulatedAsterisk asterisk;

    /** One connection of a capture. */
    private static final class Replayed implements AutoCloseable {

        private final String scenario;
        private final TestClient client;
        private final List<String> actions;
        private final List<List<String>> messages = new ArrayList<>();

        Replayed(String scenario, String from) throws IOException {
            this.scenario = scenario;
            client = new TestClient(asterisk.port(), from);
            client.line();
            actions = TranscriptTest.actions(scenario);
        }

        /** Sends an action and reads up to its answer. */
        void send(int action) throws IOException {
            client.sendRaw(actions.get(action));
            do {
                messages.add(client.read().lines());
            } while (!Transcript.isResponse(messages.get(messages.size() - 1)));
        }

        void sendAll(int first) throws IOException {
            for (int action = first; action < actions.size(); action++) {
                send(action);
            }
            client.finish();
            try {
                while (true) {
                    messages.add(client.read().lines());
                }
            } catch (EOFException e) {
                assertEquals(strands(Transcript.ofCapture(scenario).messages()), strands(messages), scenario);
            }
        }

        /** What sessions of SIP phones cause too is left out. */
        private static String strands(List<List<String>> messages) {
            return new Transcript(messages.stream().filter(lines -> !lines.contains("Service: PJSIP")).toList())
                    .strands().toString();
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }

    @BeforeAll
    static void startServer() throws IOException {
        Path file = folder.resolve("manager.conf");
        Files.writeString(file, "[general]\nenabled = yes\ntimestampevents = yes\n"
                + "[admin]\nsecret = s3cret\nread = all\nwrite = all\n"
                + "[monitor]\nsecret = m0nitor\nread = system,call,dialplan\nwrite = reporting\ndeny = 127.0.0.2/32\n");
        asterisk = EmulatedAsterisk.builder().managerConf(file).port(0).start();
    }

    @AfterAll
    static void stopServer() {
        asterisk.close();
    }

    @Test
    void securityEvents() throws IOException {
        watched("security-events-watch", HERE, "security-events-watch.try0", "security-events-watch.try1",
                "security-events-watch.try2", "security-events-watch.perm");
    }

    @Test
    void aWrongSecret() throws IOException {
        watched("session-login-bad-secret.watcher", HERE, "session-login-bad-secret");
    }

    @Test
    void aNameThatNobodyHas() throws IOException {
        watched("session-login-unknown-user.watcher", HERE, "session-login-unknown-user");
    }

    @Test
    void anAddressThatIsNotPermitted() throws IOException {
        watched("session-acl-denied.watcher", ELSEWHERE, "session-acl-denied");
    }

    private static void watched(String watcher, String from, String... others) throws IOException {
        try (Replayed watching = new Replayed(watcher, HERE)) {
            watching.send(0);
            for (String other : others) {
                try (Replayed replayed = new Replayed(other, from)) {
                    replayed.sendAll(0);
                }
            }
            watching.sendAll(1);
        }
    }
}
