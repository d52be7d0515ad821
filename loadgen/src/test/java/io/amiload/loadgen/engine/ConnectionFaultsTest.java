// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.ConnectionMeasurement;
import io.amiload.loadgen.measure.IntervalSink;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.AuthMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a connection fails has a name of its own in the result, and the books close all the same. */
class ConnectionFaultsTest {

    /** The probe before the run has the first connection, the lane the second, and a third when that has gone. */
    private static final int LANE = 1;
    private static final int SECOND_TRY = 2;

    /** The lane's connection is closed at its tenth action; the next one has a fault, and the one after it is well. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        closed without banner | close                         | as usual  | PLAIN
        silent                | ''                            | ''        | PLAIN
        banner only           | banner                        | ''        | PLAIN
        login timeout         | banner                        | ''        | MD5
        garbage               | HTTP/1.1 400 Bad Request      | as usual  | PLAIN
        garbage               | nothing that ends             | ''        | PLAIN
        login refused         | banner                        | error     | PLAIN
        closed in login       | banner                        | close     | PLAIN
        reset                 | banner                        | reset     | PLAIN
        """)
    void aLoginThatFails(String name, String greeting, String answer, AuthMethod auth) throws Exception {
        try (ScriptedServer server = new ScriptedServer(
            connection -> connection == SECOND_TRY ? greeting(greeting) : ScriptedServer.BANNER,
            (action, number, connection) -> {
                if (connection == LANE && number == 10) {
                    return ScriptedServer.CLOSE;
                }
                return connection == SECOND_TRY && action.get("Action").equals("Login")
                    ? answer.equals("error") ? "Response: Error\r\nMessage: Authentication failed\r\n\r\n" : answer
                    : ScriptedServer.AS_USUAL;
            })) {
            RunOutcome outcome = run(lane(server).credentials(Plans.credentials("s3cret", auth))
                .loginTimeout(Duration.ofMillis(600)), second -> { });

            assertEquals(Map.of(name, 1L), outcome.connections().failed());
            assertEquals(Map.of("closed", 1L), outcome.connections().droppedBy());
            cameBack(outcome);
        }
    }

    private static String greeting(String word) {
        return switch (word) {
            case "banner" -> ScriptedServer.BANNER;
            case "close" -> ScriptedServer.CLOSE;
            case "HTTP/1.1 400 Bad Request" -> "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
            default -> word;
        };
    }

    /** The lane's connection ends at its tenth action, one way or the other. */
    @ParameterizedTest
    @CsvSource({"closed, close", "reset, reset", "half-closed, half-close", "cut in mid-message, cut"})
    void aConnectionThatBreaks(String name, String how) throws Exception {
        AtomicInteger cut = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            if (connection != LANE || number < 10) {
                return ScriptedServer.AS_USUAL;
            }
            return !how.equals("cut") ? how
                : cut.getAndIncrement() == 0 ? "Event: Newchannel\r\nChannel: Loc" : ScriptedServer.CLOSE;
        })) {
            RunOutcome outcome = run(lane(server), second -> { });

            assertEquals(Map.of(name, 1L), outcome.connections().droppedBy());
            assertEquals(Map.of(), outcome.connections().failed());
            cameBack(outcome);
        }
    }

    /** More than the longest message of any server, and no end. */
    @Test
    void aConnectionThatTurnsToGarbage() throws Exception {
        String endless = "x".repeat(40 << 20);
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) ->
            connection == LANE && number == 10 ? endless : ScriptedServer.AS_USUAL)) {
            RunOutcome outcome = run(lane(server), second -> { });

            assertEquals(Map.of("garbage", 1L), outcome.connections().droppedBy());
            cameBack(outcome);
        }
    }

    @Test
    void aServerThatIsRestartedDropsAllAndRefusesUntilItIsBack() throws Exception {
        EmulatedAsterisk first = emulator(0);
        int port = first.port();
        List<EmulatedAsterisk> servers = new CopyOnWriteArrayList<>(List.of(first));
        AtomicBoolean closed = new AtomicBoolean();
        Thread restart = new Thread(() -> {
            first.close();
            pause(700);
            servers.add(emulator(port));
        });
        try {
            RunOutcome outcome = run(Plans.against(port).connections(4).listeners(1).duration(Duration.ofSeconds(5)),
                second -> {
                    if (!closed.getAndSet(true)) {
                        restart.start();
                    }
                });

            ConnectionMeasurement connections = outcome.connections();
            assertEquals(5, connections.dropped());
            assertEquals(5, connections.reconnected());
            assertEquals(10, connections.opened());
            assertTrue(connections.failed().getOrDefault("refused", 0L) > 0, () -> "failed " + connections.failed());
            booksClose(outcome);
        } finally {
            restart.join();
            servers.forEach(EmulatedAsterisk::close);
        }
    }

    /** All lanes try at once, and the server lets one in at a time: the others are closed without a byte. */
    @Test
    void authlimitIsNamedAndOvercome() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all")
            .authLimit(1).start()) {
            RunOutcome outcome = run(Plans.against(asterisk.port()).connections(6), second -> { });

            assertEquals(6, outcome.connections().opened());
            assertTrue(asterisk.counters().refused() > 0, "none was refused");
            assertEquals(Map.of("closed without banner", asterisk.counters().refused()),
                outcome.connections().failed());
            booksClose(outcome);
        }
    }

    /** Asterisk's default authlimit is 50; whoever tries with 300 sessions at once meets it. */
    @Test
    void loginsInProgressStayBelowTheUsualAuthlimit() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").start()) {
            RunOutcome outcome = run(Plans.against(asterisk.port()).connections(300).loops(3), second -> { });

            assertEquals(300, outcome.connections().opened());
            assertEquals(0, asterisk.counters().refused());
            assertEquals(Map.of(), outcome.connections().failed());
        }
    }

    /** The pauses are 100, 200, 400, 800, 1600 ms, each at least half of that: the seventh try is beyond the end. */
    @Test
    void triesAgainLaterAndLater() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
            connection -> connection >= SECOND_TRY ? ScriptedServer.CLOSE : ScriptedServer.BANNER,
            (action, number, connection) -> connection == LANE && number == 10 ? ScriptedServer.CLOSE
                : ScriptedServer.AS_USUAL)) {
            RunOutcome outcome = run(lane(server).duration(Duration.ofSeconds(3))
                .drain(Duration.ZERO), second -> { });

            long tries = outcome.connections().failed().get("closed without banner");
            assertTrue(tries >= 1 && tries <= 6, () -> "tried " + tries + " times");
            assertEquals(0, outcome.connections().reconnected());
            assertTrue(outcome.total().unsent() > 0);
            booksClose(outcome);
        }
    }

    @Test
    void everySessionLogsOff() throws Exception {
        AtomicInteger loggedOff = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.with((action, number, connection) -> {
            if (action.get("Action").equals("Logoff")) {
                loggedOff.incrementAndGet();
            }
            return ScriptedServer.AS_USUAL;
        })) {
            run(Plans.against(server.port()).connections(5).listeners(2), second -> { });

            assertTrue(loggedOff.get() >= 7, () -> loggedOff + " sessions logged off");
            assertEquals(server.connections(), loggedOff.get(), "probes log off, too");
        }
    }

    private static void cameBack(RunOutcome outcome) {
        assertEquals(1, outcome.connections().reconnected());
        assertEquals(2, outcome.connections().opened());
        booksClose(outcome);
        ActionMeasurement total = outcome.total();
        assertTrue(total.lost() + total.unsent() >= 1, "what was on its way is lost, and nothing else can tell");
        assertTrue(total.answered() > 10, () -> "after it came back: " + total.answered());
    }

    private static void booksClose(RunOutcome outcome) {
        ActionMeasurement total = outcome.total();
        assertEquals(total.sent(), total.answered() + total.errors() + total.timedOut() + total.lost());
        assertEquals(total.planned(), total.sent() + total.unsent() + total.skipped());
        assertEquals(total.planned() - total.skipped(), total.response().getTotalCount());
        assertEquals(total.answered() + total.errors(), total.service().getTotalCount());
        assertEquals(total.sent(), total.delay().getTotalCount());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmulatedAsterisk emulator(int port) {
        try {
            return EmulatedAsterisk.builder().port(port).account("admin", "s3cret", "all", "all").start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Plans lane(ScriptedServer server) {
        return Plans.against(server.port()).connections(1);
    }

    private static RunOutcome run(Plans plan, IntervalSink sink) throws Exception {
        return new LoadRun(plan.rate(50).inFlight(8).warmup(Duration.ZERO).plan(), sink)
            .execute();
    }
}
