// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.codec.AmiDictionary;
import io.amiload.emulator.call.CallerId;
import io.amiload.emulator.call.Database;
import io.amiload.emulator.dialplan.Arguments;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.setup.Account;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small parts, each by itself. */
class PartsTest {

    @Test
    void everyActionOfTheListHasAnIdInTheCodec() {
        for (String name : ActionTable.names()) {
            assertNotEquals(0, AmiDictionary.names().find(name), name);
        }
        assertTrue(ActionTable.names().size() > 160);
    }

    @Test
    void classesHaveTheirNamesInBitOrder() {
        assertEquals("<none>", ClassMask.text(0));
        assertEquals("system,all", ClassMask.text(ClassMask.SYSTEM));
        assertEquals("system,user,all", ClassMask.text(ClassMask.USER | ClassMask.SYSTEM));
        assertEquals("security,all", new String(ClassMask.privilege(ClassMask.SECURITY)));
        assertEquals("message,all", new String(ClassMask.privilege(1 << 30)));
        assertEquals(ClassMask.ALL, ClassMask.ofNames("all"));
        assertEquals(ClassMask.CALL | ClassMask.REPORTING, ClassMask.ofPrivileges("call,reporting,all"));
        assertEquals(0, ClassMask.ofPrivileges("<none>"));
    }

    @Test
    void numbersAsMasksOverflowAsTheyDoInC() {
        assertTrue(ClassMask.ofEventMask("") < 0);
        assertTrue(ClassMask.ofEventMask("2147483648") < 0);
        assertEquals(0, ClassMask.ofEventMask("4294967296"));
        assertEquals(1215752191, ClassMask.ofEventMask("99999999999"));
        assertEquals(-1, ClassMask.ofEventMask("99999999999999999999999"));
    }

    @Test
    void callerIdsComeInManyForms() {
        assertCaller("\"A \\\"B\\\"\" <100>", "A \"B\"", "100");
        assertCaller("A B <5>", "A B", "5");
        assertCaller("<5>", "", "5");
        assertCaller("(555) 123-4567", "", "5551234567");
        assertCaller("Bob", "Bob", "");
        assertCaller("12ab", "12ab", "");
        assertCaller("", "", "");
    }

    private static void assertCaller(String header, String name, String number) {
        CallerId id = CallerId.parse(Text.ofLatin1(header));
        assertEquals(name, id.name().toString());
        assertEquals(number, id.number().toString());
    }

    @Test
    void splitsVariablesAtCommasOutsideQuotesAndBrackets() {
        assertEquals(List.of("A=1", "B=2"), Arguments.split("A=1,B=2"));
        assertEquals(List.of("A=1,2", "B"), Arguments.split("A=\"1,2\",B"));
        assertEquals(List.of("A=f(x,y)", "B=1,2"), Arguments.split("A=f(x,y),B=1\\,2"));
    }

    @Test
    void versionsAreFoundByTheirShortNames() {
        assertEquals(AsteriskVersion.UCM6300, AsteriskVersion.of("ucm6300"));
        assertEquals("no emulated Asterisk version \"21\"; there are: 16 18 20 22 23 ucm6300",
                assertThrows(IllegalArgumentException.class, () -> AsteriskVersion.of("21")).getMessage());
    }

    @Test
    void anAccountDoesNotShowItsSecret() {
        assertFalse(new Account("a", Text.of("geheim"), 1, 2).toString().contains("geheim"));
    }

    @Test
    void cancellingATimerTwiceHarmsNoOther() {
        Timers timers = new Timers(() -> 0);
        List<String> ran = new ArrayList<>();
        long cancelled = timers.schedule(0, 5_000_000, () -> ran.add("cancelled"));
        timers.cancel(cancelled);
        long expired = timers.schedule(0, 5_000_000, () -> ran.add("first"));
        timers.cancel(cancelled);
        timers.poll(20_000_000);
        timers.schedule(20_000_000, 5_000_000, () -> ran.add("second"));
        timers.cancel(expired);
        timers.cancel(cancelled);
        timers.poll(40_000_000);
        assertEquals(List.of("first", "second"), ran);
    }

    @Test
    void timersRunInOrderAndOnce() {
        Timers timers = new Timers(() -> 0);
        List<String> ran = new ArrayList<>();
        long millis = 1_000_000;
        timers.schedule(0, 50 * millis, () -> ran.add("late"));
        timers.schedule(0, 5 * millis, () -> ran.add("soon"));
        long cancelled = timers.schedule(0, 7 * millis, () -> ran.add("never"));
        timers.cancel(cancelled);
        timers.cancel(cancelled);
        timers.cancel(Timers.NONE);
        assertEquals(5, timers.sleepMillis(0));
        timers.poll(3 * millis);
        assertEquals(List.of(), ran);
        timers.poll(20 * millis);
        assertEquals(List.of("soon"), ran);
        timers.poll(10_000 * millis);
        timers.poll(20_000 * millis);
        assertEquals(List.of("soon", "late"), ran);
        assertEquals(0, timers.sleepMillis(20_000 * millis));
        timers.schedule(90_000 * millis, 10 * millis, () -> ran.add("after a rest"));
        timers.poll(90_020 * millis);
        assertEquals(3, ran.size());
    }

    @Test
    void theDatabaseKnowsWhatLiesBelowAPlace() {
        Database database = new Database();
        database.put("f", "a", Text.of("1"));
        database.put("f", "a/b", Text.of("2"));
        database.put("f", "ab", Text.of("3"));
        database.put("g", "a", Text.of("4"));
        assertEquals(List.of("/f/a", "/f/a/b"), List.copyOf(database.tree("f", "a").keySet()));
        assertEquals(3, database.tree("f", "").size());
        assertEquals(4, database.tree("", "").size());
        assertEquals(3, database.removeTree("f", ""));
        assertEquals(1, database.tree("", "").size());
    }
}
