// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigReader;
import io.amiload.emulator.state.DeviceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallQueueTest {

    private static final long NOW = 1_000;
    private final List<String> warnings = new ArrayList<>();

    private CallQueue queue(String... lines) throws ConfigException {
        String text = "[q]\n" + String.join("\n", lines);
        List<QueueSettings> settings =
                QueueSettings.read(ConfigReader.read("queues.conf", text, warnings::add), warnings::add);
        CallQueue queue = new CallQueue(settings.get(0), NOW);
        queue.members().forEach(member -> member.status(DeviceState.NOT_INUSE));
        return queue;
    }

    private static List<String> names(List<Member> members) {
        List<String> names = new ArrayList<>();
        members.forEach(member -> names.add(member.name()));
        return names;
    }

    /** One round: who is rung, each time that those before did not answer. */
    private static List<String> round(CallQueue queue, QueueCaller caller) {
        RingRound round = queue.ring(caller, NOW, new Random(1));
        List<String> rung = new ArrayList<>();
        for (List<Member> next = round.next(NOW); !next.isEmpty(); next = round.next(NOW)) {
            rung.add(String.join("+", names(next)));
        }
        round.end();
        return rung;
    }

    /** The first of a round answers. */
    private static String first(CallQueue queue, QueueCaller caller) {
        RingRound round = queue.ring(caller, NOW, new Random(1));
        String rung = String.join("+", names(round.next(NOW)));
        round.end();
        return rung;
    }

    private QueueCaller caller(CallQueue queue, int priority) {
        QueueCaller caller = new QueueCaller(priority, NOW);
        queue.join(caller);
        return caller;
    }

    @Test
    void ringsAllOfTheLowestPenaltyAtTheSameTime() throws ConfigException {
        CallQueue queue = queue("strategy = ringall", "member => A/1,1,a", "member => A/2,0,b", "member => A/3,0,c");
        assertEquals(List.of("b+c", "a"), round(queue, caller(queue, 0)));
        queue.member("A/2").pause(true, "", NOW);
        assertEquals("c", first(queue, caller(queue, 0)));
    }

    @Test
    void ringsInOrderAndGoesOnBehindWhoWasRungLast() throws ConfigException {
        CallQueue queue = queue("strategy = rrordered", "member => A/1,0,a", "member => A/2,0,b", "member => A/3,0,c");
        QueueCaller caller = caller(queue, 0);
        assertEquals("a", first(queue, caller));
        assertEquals("b", first(queue, caller));
        assertEquals("c", first(queue, caller));
        assertEquals("a", first(queue, caller));
        assertEquals(List.of("b", "c", "a"), round(queue, caller));
    }

    @Test
    void beginsFromTheTopForEachCaller() throws ConfigException {
        CallQueue queue = queue("strategy = linear", "member => A/1,0,a", "member => A/2,0,b");
        QueueCaller one = caller(queue, 0);
        assertEquals("a", first(queue, one));
        assertEquals("b", first(queue, one));
        assertEquals("a", first(queue, caller(queue, 0)));
    }

    @Test
    void prefersFewCallsAndLongRests() throws ConfigException {
        CallQueue fewest = queue("strategy = fewestcalls", "member => A/1,0,a", "member => A/2,0,b");
        fewest.member("A/1").completed(NOW - 10);
        assertEquals(List.of("b", "a"), round(fewest, caller(fewest, 0)));
        CallQueue recent = queue("strategy = leastrecent", "member => A/1,0,a", "member => A/2,0,b");
        recent.member("A/1").completed(NOW - 10);
        recent.member("A/2").completed(NOW - 20);
        assertEquals(List.of("b", "a"), round(recent, caller(recent, 0)));
    }

    @Test
    void drawsLotsAmongEqualsOnly() throws ConfigException {
        CallQueue queue = queue("strategy = random", "member => A/1,1,a", "member => A/2,0,b", "member => A/3,0,c");
        List<String> firsts = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 50; i++) {
            firsts.addAll(names(queue.ring(caller(queue, 0), NOW, random).next(NOW)));
        }
        assertTrue(firsts.contains("b") && firsts.contains("c") && !firsts.contains("a"), firsts.toString());
    }

    @Test
    void passesOverWhoRestsOrTalks() throws ConfigException {
        CallQueue queue = queue("strategy = rrordered", "wrapuptime = 5", "ringinuse = no", "member => A/1,0,a",
                "member => A/2,0,b", "member => A/3,0,c,,yes");
        queue.member("A/1").completed(NOW - 3);
        queue.member("A/2").status(DeviceState.INUSE);
        queue.member("A/3").status(DeviceState.INUSE);
        assertEquals(List.of("c"), round(queue, caller(queue, 0)));
        assertTrue(queue.hasAvailable(NOW));
        queue.member("A/3").ringsInUse(false);
        assertFalse(queue.hasAvailable(NOW));
        assertTrue(queue.hasAvailable(NOW + 2), "the rest is over");
    }

    @Test
    void whoIsMoreImportantStandsFurtherInFront() throws ConfigException {
        CallQueue queue = queue("strategy = ringall");
        QueueCaller first = caller(queue, 0);
        QueueCaller important = caller(queue, 7);
        QueueCaller second = caller(queue, 7);
        assertEquals(List.of(important, second, first), queue.callers());
        assertEquals(3, first.position());
        assertEquals(1, first.firstPosition());
        queue.changePriority(second, 1, false);
        assertEquals(2, second.position());
        queue.changePriority(first, 9, true);
        assertEquals(1, first.position());
        queue.leave(first);
        assertEquals(1, important.position());
        assertEquals(1, first.position(), "whoever has left keeps the last place");
    }

    @Test
    void asManyCallersHaveTheirTurnAsMembersAreFree() throws ConfigException {
        CallQueue queue = queue("strategy = rrmemory", "member => A/1,0,a", "member => A/2,0,b");
        QueueCaller one = caller(queue, 0);
        QueueCaller two = caller(queue, 0);
        QueueCaller three = caller(queue, 0);
        assertTrue(queue.isTurnOf(one, NOW) && queue.isTurnOf(two, NOW));
        assertFalse(queue.isTurnOf(three, NOW));
        one.pending(true);
        assertTrue(queue.isTurnOf(three, NOW), "members are being rung for the first one already");
        CallQueue single = queue("strategy = ringall", "autofill = no", "member => A/1,0,a", "member => A/2,0,b");
        caller(single, 0);
        assertFalse(single.isTurnOf(caller(single, 0), NOW));
    }

    @Test
    void refusesWhoComesWhenItIsFullOrEmpty() throws ConfigException {
        CallQueue full = queue("maxlen = 1", "joinempty = yes");
        assertNull(full.refusal(NOW));
        caller(full, 0);
        assertEquals(CallQueue.Refusal.FULL, full.refusal(NOW));
        CallQueue empty = queue("joinempty = no", "member => A/1,0,a");
        assertNull(empty.refusal(NOW));
        empty.member("A/1").pause(true, "", NOW);
        assertEquals(CallQueue.Refusal.JOINEMPTY, empty.refusal(NOW));
        CallQueue strict = queue("joinempty = strict", "leavewhenempty = inuse,ringing", "member => A/1,0,a");
        strict.member("A/1").status(DeviceState.UNAVAILABLE);
        assertEquals(CallQueue.Refusal.JOINEMPTY, strict.refusal(NOW));
        assertFalse(strict.isEmpty(strict.settings().leaveWhenEmpty(), NOW));
        strict.member("A/1").status(DeviceState.INUSE);
        assertTrue(strict.isEmpty(strict.settings().leaveWhenEmpty(), NOW));
    }

    @Test
    void countsAsAsteriskDoes() throws ConfigException {
        QueueCounts counts = queue("servicelevel = 20").counts();
        counts.answered(8);
        counts.completed(40, true);
        counts.answered(0);
        counts.completed(0, false);
        counts.abandoned(true);
        assertEquals(6, counts.holdTime(), "the newest counts for a quarter");
        assertEquals(30, counts.talkTime());
        assertEquals("50.0", counts.performance());
        assertEquals("66.7", counts.performanceOfAll());
    }

    @Test
    void readsMembersWithQuotesAndTellsWhatItDoesNotKnow() throws ConfigException {
        CallQueue queue = queue("announce-frequency = 0", "nonsense = 1", "member => A/1,2,\"Bob \"\"B\"\" Jr\",X:y,no,7",
                "member = A/2", "member => A/1,3,Other");
        assertEquals(List.of("A/2", "Other"), names(queue.members()));
        assertEquals(3, queue.member("a/1").penalty());
        assertEquals(List.of("queues.conf:2: \"announce-frequency\" has no effect here",
                "queues.conf:3: \"nonsense\" is not an option of a queue"), warnings);
        ConfigException wrong = assertThrows(ConfigException.class, () -> queue("strategy = best"));
        assertEquals("queues.conf:2: strategy cannot be \"best\"", wrong.getMessage());
        wrong = assertThrows(ConfigException.class, () -> queue("timeout = soon"));
        assertEquals("queues.conf:2: timeout must be a whole number, is \"soon\"", wrong.getMessage());
    }
}
