// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the console says of hints, members of queues and calls, and functions give; as real servers do. */
class ConsoleCallsTest {

    private static final String PLAN = "[tiny]\nexten => 100,1,NoOp(tiny)\n same => n(lbl),Hangup(17)\n"
            + "include => other\nignorepat => 9\n[other]\nexten => lamp,hint,Custom:lamp1\nexten => _9X.,1,NoOp(x)\n";

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        open(AsteriskVersion.V22);
    }

    private void open(AsteriskVersion version) throws IOException {
        asterisk = EmulatedAsterisk.builder().version(version).dialplan(Dialplan.parse(PLAN))
                .account("admin", "s3cret", "all", "all").start();
        client = TestClient.loggedIn(asterisk, "admin", "s3cret", "Events: off");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        asterisk.close();
    }

    @Test
    void theConsoleShowsHintsAsEachVersionDoes() throws IOException {
        String rest = "State:Idle            Presence:not_set         Watchers  0";
        assertEquals(List.of("lamp@other                    : Custom:lamp1" + " ".repeat(50) + rest,
                "1 hint matching extension lamp"), console("core show hint lamp"));
        assertEquals(List.of("No hints matching extension zzz"), console("core show hint zzz"));
        stop();
        open(AsteriskVersion.V16);
        assertEquals("lamp@other          : Custom:lamp1          " + rest, console("core show hints").get(2));
    }

    @Test
    void theConsoleShowsAndChangesQueues() throws IOException {
        assertEquals("support has 0 calls (max unlimited) in 'ringall' strategy (0s holdtime, 0s talktime), W:0, C:0, "
                + "A:0, SL:0.0%, SL2:0.0% within 0s", console("queue show support").get(0));
        assertEquals(List.of("Added interface 'Local/1@x' to queue 'support'"),
                console("queue add member Local/1@x to support penalty 2 as \"Bob B\""));
        assertEquals(List.of("paused interface 'Local/1@x' in queue 'support' for reason 'x'"),
                console("queue pause member Local/1@x queue support reason x"));
        assertEquals("      Bob B (Local/1@x) with penalty 2 (ringinuse enabled) (dynamic) (paused:x was <n> secs ago) "
                + "(Invalid) has taken no calls yet (login was <n> secs ago)",
                console("queue show support").stream().filter(line -> line.contains("Bob B")).findFirst().orElse("")
                        .replaceAll("was \\d+ secs", "was <n> secs"));
        assertEquals(List.of("Removed interface Local/1@x from queue 'support'"),
                console("queue remove member Local/1@x from support"));
        assertEquals(List.of("Unable to pause interface 'zz'", "Command 'queue pause member zz' failed."),
                console("queue pause member zz"));
        assertEquals(List.of("No such queue: nope."), console("queue show nope"));
    }

    @Test
    void theConsolePlacesCalls() throws IOException {
        assertEquals(List.of(""), console("channel originate Local/100@tiny application Wait 1"));
        assertEquals("No conference bridge named '1' found!", console("confbridge list 1").get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "MD5(x)|9dd4e461268c8034f5c8564e155c67a6",
        "SHA1(x)|11f6ad8ec52a2984abaafd7c3b516503785c2072",
        "BASE64_ENCODE(x)|eA==",
        "BASE64_DECODE(eA==)|x",
        "URIENCODE(a b/c?d&e)|a%20b%2Fc%3Fd%26e",
        "QUEUE_EXISTS(support)|1",
        "QUEUE_MEMBER(nope,count)|0",
        "EXTENSION_STATE(zz@other)|UNKNOWN",
    })
    void functionsGive(String function, String value) throws IOException {
        assertEquals(value, client.ask("Action: Getvar", "Variable: " + function).get("Value"));
    }

    @Test
    void aManagerMayNotWriteTheDatabaseByAFunction() throws IOException {
        assertEquals("Variable not set",
                client.ask("Action: Setvar", "Variable: DB(a/b)", "Value: 7").get("Message"));
    }

    private List<String> console(String command) throws IOException {
        return client.ask("Action: Command", "Command: " + command).lines().stream()
                .filter(line -> line.startsWith("Output: ")).map(line -> line.substring(8)).toList();
    }
}
