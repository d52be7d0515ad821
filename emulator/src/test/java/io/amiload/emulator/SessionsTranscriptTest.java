// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays captures of several sessions that were there at the same time: all connect and act in the order of the real
 * run, and each must be told what it was told there. Who saw what of the others shows that order.
 */
class SessionsTranscriptTest {

    @TempDir
    private Path folder;
    private EmulatedAsterisk asterisk;

    private final Map<String, Replayed> sessions = new LinkedHashMap<>();

    /** One connection of a capture. */
    private final class Replayed {

        private final String scenario;
        private final Transcript real;
        private final TestClient client;
        private final List<String> actions;
        private final List<List<String>> messages = new ArrayList<>();
        private int sent;
        private int wanted;

        Replayed(String scenario, Transcript real) throws IOException {
            this.scenario = scenario;
            this.real = real;
            client = new TestClient(asterisk.port());
            client.line();
            actions = TranscriptTest.actions(scenario);
        }

        void send() throws IOException {
            client.sendRaw(actions.get(sent++));
        }

        /** Reads what had come in the capture when the answer to the next action came. */
        void collect() throws IOException {
            int before = sent == 0 ? 0 : real.messagesAfter(sent - 1) + 1;
            try {
                for (wanted += before; wanted > 0;) {
                    List<String> lines = client.read().lines();
                    messages.add(lines);
                    wanted -= Transcript.isWanted(lines) ? 1 : 0;
                }
            } catch (SocketTimeoutException e) {
                // What has not come shows in the comparison.
                compare();
                throw e;
            }
        }

        /** Closes as soon as the last answer has come. */
        void leave() throws IOException {
            collect();
            client.close();
            compare();
        }

        /** Reads up to the end, and compares. */
        void finish() throws IOException {
            client.finish();
            try {
                while (true) {
                    messages.add(client.read().lines());
                }
            } catch (EOFException e) {
                compare();
            }
        }

        void compare() {
            Map<String, List<String>> expected = real.strands();
            Map<String, List<String>> actual = Transcript.of(messages).strands();
            for (Map.Entry<String, List<String>> strand : expected.entrySet()) {
                assertEquals(String.join("\n\n", strand.getValue()),
                        String.join("\n\n", actual.getOrDefault(strand.getKey(), List.of())),
                        scenario + ", strand \"" + strand.getKey() + "\"");
            }
            assertEquals(expected.keySet(), actual.keySet(), scenario);
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        CorpusConfig.writeAll(folder);
        asterisk = EmulatedAsterisk.builder()
                .timestampEvents(true)
                .configFolder(folder)
                .account("admin", "s3cret", "all", "all")
                .account("monitor", "m0nitor", "call,user,system", "reporting")
                .account("noread", "n0read", "", "system,call,originate,command,reporting,user")
                .start();
    }

    @AfterEach
    void stopServer() {
        asterisk.close();
    }

    @Test
    void threeSessionsHearTheSameInTheSameOrder() throws IOException {
        String a = "fanout-three-sessions.a";
        String b = "fanout-three-sessions.b";
        String c = "fanout-three-sessions.c";
        for (String name : List.of(a, b, c)) {
            // That server registered at another one just then.
            join(name, Transcript.ofCapture(name).without("Event: Registry"));
            act(name);
        }
        act(a, a, a, b, c);
        finish(a, b, c);
        assertEquals(sessions.get(a).messages.stream().filter(SessionsTranscriptTest::isEventOfCall).toList(),
                sessions.get(c).messages.stream().filter(SessionsTranscriptTest::isEventOfCall).toList());
    }

    @Test
    void oneMayNotHearWhatTheOtherCauses() throws IOException {
        String monitor = "perm-monitor-user-observes-call";
        String driver = "perm-monitor-user-observes-call.driver";
        act(monitor, driver, driver, driver, driver, monitor);
        finish(monitor, driver);
    }

    @Test
    void whoLeavesHasACallThatOthersSee() throws IOException {
        String leaves = "session-client-close-midway";
        String monitor = "perm-denied-monitor";
        String noread = "perm-noread-user";
        act(leaves, leaves, leaves);
        sessions.get(leaves).leave();
        Await.until("the call is there", () -> asterisk.channels() == 2);
        join(monitor, Transcript.ofCapture(monitor).without("Privilege: call,all"));
        for (int i = 0; i < 13; i++) {
            act(monitor);
        }
        finish(monitor);
        Await.until("the call waits", this::callWaits);
        for (int i = 0; i < 8; i++) {
            act(noread);
        }
        finish(noread);
    }

    /** Each connection that is named sends its next action. */
    private void act(String... turns) throws IOException {
        for (String name : turns) {
            Replayed session = sessions.get(name);
            if (session == null) {
                session = join(name, Transcript.ofCapture(name));
            }
            session.collect();
            session.send();
        }
    }

    private Replayed join(String name, Transcript real) throws IOException {
        Replayed session = new Replayed(name, real);
        sessions.put(name, session);
        return session;
    }

    private void finish(String... names) throws IOException {
        for (String name : names) {
            sessions.get(name).finish();
        }
    }

    /** The second half has answered for lack of sound, and begun to wait. */
    private boolean callWaits() {
        try (TestClient client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off")) {
            client.ask("Action: CoreShowChannels");
            return client.readList("CoreShowChannelsComplete").stream()
                    .anyMatch(item -> "3".equals(item.get("ApplicationData")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEventOfCall(List<String> lines) {
        return lines.get(0).startsWith("Event: ") && lines.stream().anyMatch(line -> line.startsWith("Timestamp: "))
                && !lines.contains("Privilege: security,all");
    }
}
