// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on record of a call, for the outcomes that a real server was seen to record in the same way. */
class CallRecordsTest {

    private final List<CallRecord> finished = new ArrayList<>();
    private CallRecords records = new CallRecords(CdrSettings.USUAL, finished::add);
    private long micros = 1_800_000_000_000_000L;

    /** A channel that changes. */
    private final class Chan {
        private final String name;
        private final long age;
        private boolean up;
        private boolean dialed;
        private boolean ending;
        private int cause;
        private String exten = "1";
        private String application = "";
        private String data = "";
        private int priority = 1;
        private Party last;

        Chan(String name, long age, boolean dialed) {
            this.name = name;
            this.age = age;
            this.dialed = dialed;
            publish(false);
        }

        Party party(boolean gone) {
            return new Party(name, "id-" + name, "id-a", age, up, cause, "42", "Joe", "acct", AmaFlags.USUAL, "ctx",
                    exten, priority, application, data, dialed, false, ending, gone);
        }

        void publish(boolean gone) {
            Party now = party(gone);
            records.changed(last, now, micros);
            last = now;
        }

        void runs(String what, String arguments) {
            application = what;
            data = arguments;
            priority++;
            publish(false);
        }

        void answers() {
            up = true;
            publish(false);
        }

        void hangsUp(int why) {
            cause = why;
            publish(true);
        }
    }

    private void seconds(int count) {
        micros += count * 1_000_000L;
    }

    private void dials(Chan caller, Chan peer) {
        records.dialBegins(caller.party(false), peer.party(false), micros);
    }

    private void dialEnds(Chan caller, Chan peer, String status) {
        records.dialEnds(caller.party(false), peer.party(false), status, micros);
    }

    private void enter(String bridge, Chan who, Chan... all) {
        List<String> ids = new ArrayList<>();
        for (Chan one : all) {
            ids.add("id-" + one.name);
        }
        records.entersBridge(bridge, ids, who.party(false), micros);
    }

    private static String told(CallRecord record) {
        return record.party().name() + ">" + record.otherName() + " " + record.application() + "(" + record.data()
                + ") " + record.disposition().words() + " " + record.durationSeconds() + "/"
                + record.billableSeconds();
    }

    private List<String> told() {
        return finished.stream().map(CallRecordsTest::told).toList();
    }

    @Test
    void anAnsweredCallIsOneRecordOfTheCaller() {
        Chan a = new Chan("a", 1, false);
        a.runs("Dial", "b,10");
        Chan b = new Chan("b", 2, true);
        dials(a, b);
        seconds(2);
        b.answers();
        dialEnds(a, b, "ANSWER");
        a.answers();
        enter("x", b, b);
        enter("x", a, b, a);
        seconds(3);
        records.leavesBridge("x", false, b.party(false), micros);
        b.hangsUp(16);
        records.leavesBridge("x", false, a.party(false), micros);
        a.ending = true;
        a.exten = "h";
        a.runs("NoOp", "");
        a.hangsUp(16);
        assertEquals(List.of("a>b Dial(b,10) ANSWERED 5/3"), told());
        assertEquals("1", finished.get(0).exten(), "the extension h is none that was called");
        assertEquals("\"Joe\" <42>", finished.get(0).callerId());
    }

    @Test
    void whoDialsFromAnAnsweredChannelAndFailsHasARecordForTheDialAndOneForTheRest() {
        Chan a = new Chan("a", 1, false);
        a.runs("Answer", "");
        a.answers();
        a.runs("Dial", "b,10");
        Chan b = new Chan("b", 2, true);
        dials(a, b);
        dialEnds(a, b, "BUSY");
        b.hangsUp(17);
        a.runs("NoOp", "BUSY 17");
        a.runs("Hangup", "17");
        a.hangsUp(17);
        assertEquals(List.of("a>b Dial(b,10) BUSY 0/0", "a> Hangup(17) ANSWERED 0/0"), told());
    }

    @Test
    void eachOneThatWasDialledAtOnceHasItsRecord() {
        Chan a = new Chan("a", 1, false);
        a.runs("Dial", "b&c&d,10");
        Chan b = new Chan("b", 2, true);
        Chan c = new Chan("c", 3, true);
        Chan d = new Chan("d", 4, true);
        dials(a, b);
        dials(a, c);
        dials(a, d);
        dialEnds(a, c, "CONGESTION");
        c.hangsUp(34);
        seconds(1);
        d.answers();
        dialEnds(a, b, "CANCEL");
        b.hangsUp(26);
        dialEnds(a, d, "ANSWER");
        a.answers();
        enter("x", d, d);
        enter("x", a, d, a);
        seconds(1);
        a.hangsUp(16);
        assertEquals(List.of("a>b Dial(b&c&d,10) NO ANSWER 1/0", "a>c Dial(b&c&d,10) FAILED 0/0",
                "a>d Dial(b&c&d,10) ANSWERED 2/1"), told());
    }

    @Test
    void aChannelThatNobodyAnswersIsOnRecordOnlyIfThatIsWanted() throws ConfigException {
        Chan a = new Chan("a", 1, false);
        a.runs("Busy", "1");
        a.hangsUp(17);
        assertEquals(List.of(), told());
        records = new CallRecords(CdrSettings.read(
                ConfigReader.read("cdr.conf", "[general]\nunanswered = yes\n", line -> { }), null, line -> { }),
                finished::add);
        Chan b = new Chan("b", 2, false);
        b.runs("Busy", "1");
        b.hangsUp(17);
        assertEquals(List.of("b> Busy(1) BUSY 0/0"), told());
    }

    @Test
    void whoIsParkedIsOnRecordWithTheSpace() {
        Chan a = new Chan("a", 1, false);
        a.runs("Answer", "");
        a.answers();
        a.runs("Park", "default");
        records.parked(a.party(false), "default:701", micros);
        seconds(4);
        records.leavesBridge("lot", true, a.party(false), micros);
        a.hangsUp(16);
        assertEquals(List.of("a> Park(default:701) ANSWERED 4/4"), told());
    }

    @Test
    void whoJoinsAConferenceTalksToEverybodyInIt() {
        Chan a = new Chan("a", 1, false);
        Chan b = new Chan("b", 2, false);
        a.answers();
        b.answers();
        enter("room", a, a);
        enter("room", b, a, b);
        seconds(1);
        b.hangsUp(16);
        seconds(1);
        a.hangsUp(16);
        assertEquals(2, finished.size());
        assertEquals("a", finished.get(1).party().name());
        assertEquals("b", finished.get(1).otherName(), "the older one has called the younger one");
    }

    @Test
    void whatTheDialplanNotesIsOnRecord() {
        Chan a = new Chan("a", 1, false);
        a.answers();
        records.note("id-a", "userfield", "u: f");
        records.note("id-a", "MyCustom", "mine");
        CallRecord now = records.current("id-a", micros);
        assertEquals("u: f", now.property("userfield", false));
        assertEquals("mine", now.property("mycustom", false));
        assertEquals("", now.property("end", false));
        records.disable("id-a", true);
        a.hangsUp(16);
        assertEquals(List.of(), told());
    }

    @Test
    void longArgumentsAreCutOff() {
        Chan a = new Chan("a", 1, false);
        a.answers();
        a.runs("NoOp", "x".repeat(100));
        a.hangsUp(16);
        assertEquals(79, finished.get(0).data().length());
    }
}
