// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallSequenceTest {

    @Test
    void theSameSeedAndProfileGiveTheSameCalls() {
        assertEquals(calls(TrafficProfile.builtIn(), 7), calls(TrafficProfile.builtIn(), 7));
        assertNotEquals(calls(TrafficProfile.builtIn(), 7), calls(TrafficProfile.builtIn(), 8));
    }

    /** Sequences are part of what a recorded test relies on, so a change of this line is a change of the format. */
    @Test
    void theFirstCallOfSeedOneIsThisOneEverywhere() {
        PlannedCall call = new CallSequence(TrafficProfile.builtIn(), 20, 1).next();
        assertEquals(FIRST, call.toString());
    }

    private static final String FIRST = "PlannedCall[gapNanos=73455052, outcome=ANSWERED, route=INBOUND, "
            + "caller=0304631186, number=206, ringNanos=492408891, talkNanos=1095928926, patienceNanos=-1, missed=false, "
            + "callerEnds=false, hold=null, keys=null, transfer=null, parking=null]";

    @Test
    void onePartOfAProfileLeavesTheOthersAlone() {
        TrafficProfile other = TrafficProfile.builtIn().withTalk(Distribution.parse("1s"));
        List<PlannedCall> one = calls(TrafficProfile.builtIn(), 3);
        List<PlannedCall> two = calls(other, 3);
        for (int i = 0; i < one.size(); i++) {
            assertEquals(one.get(i).gapNanos(), two.get(i).gapNanos());
            assertEquals(one.get(i).number(), two.get(i).number());
            assertEquals(one.get(i).keys(), two.get(i).keys());
            assertEquals(one.get(i).transfer(), two.get(i).transfer());
            assertEquals(1_000_000_000L, two.get(i).talkNanos());
        }
    }

    @Test
    void ratesSharesAndMeansAreAsTheProfileSays() {
        TrafficProfile profile = TrafficProfile.parse("test", String.join("\n",
                "ring: lognormal(2s, 0.5)", "talk: exponential(3s)", "patience: uniform(1s, 3s)",
                "outcomes: {answered: 70, busy: 10, noAnswer: 5, congestion: 5, cancelled: 10}",
                "hold: {share: 20, after: 1s, length: 1s}", "dtmf: {share: 30, digits: 5, after: 1s, every: 1s}",
                "transfers: {blind: 6, attended: 4, after: 1s, consultation: 1s}",
                "parking: {share: 5, after: 1s, length: 1s}", "routes: {internal: 1, inbound: 2, outbound: 1}",
                "phones: reception, 11-16"));
        int count = 40_000;
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        CallSequence sequence = new CallSequence(profile, 20, 1);
        double seconds = 0;
        double talk = 0;
        double patience = 0;
        int rangLess = 0;
        int held = 0;
        int pressed = 0;
        int transferred = 0;
        int asked = 0;
        int parked = 0;
        int inbound = 0;
        for (int i = 0; i < count; i++) {
            PlannedCall call = sequence.next();
            seconds += call.gapNanos() / 1e9;
            talk += call.talkNanos() / 1e9;
            patience += Math.max(0, call.patienceNanos()) / 1e9;
            rangLess += call.ringNanos() < 2_000_000_000L ? 1 : 0;
            held += call.hold() != null ? 1 : 0;
            pressed += call.keys() != null ? 1 : 0;
            transferred += call.transfer() != null ? 1 : 0;
            asked += call.transfer() != null && call.transfer().attended() ? 1 : 0;
            parked += call.parking() != null ? 1 : 0;
            inbound += call.route() == Route.INBOUND ? 1 : 0;
            outcomes.merge(call.outcome(), 1, Integer::sum);
            assertTrue(call.route() == Route.INBOUND ? call.caller().matches("030[1-9]\\d{6}")
                    : profile.phones().contains(call.caller()), call.toString());
            assertTrue(call.route() == Route.OUTBOUND ? call.number().matches("0030[1-9]\\d{6}")
                    : profile.phones().contains(call.number()), call.toString());
            assertFalse(call.number().equals(call.caller()), call.toString());
        }
        assertEquals(20, count / seconds, 0.5);
        assertEquals(3, talk / count, 0.1);
        assertEquals(2, patience / outcomes.get(Outcome.CANCELLED), 0.05);
        assertEquals(0.5, rangLess / (double) count, 0.02);
        double answered = outcomes.get(Outcome.ANSWERED);
        assertEquals(0.2, held / (double) (count - transferred - parked), 0.02);
        assertEquals(0.10, transferred / answered, 0.01);
        assertEquals(0.04, asked / answered, 0.01);
        assertEquals(0.05, parked / answered, 0.01);
        assertEquals(0.5, inbound / (double) count, 0.02);
        assertEquals(0.3, pressed / (double) count, 0.02);
        assertEquals(0.70, outcomes.get(Outcome.ANSWERED) / (double) count, 0.02);
        assertEquals(0.10, outcomes.get(Outcome.CANCELLED) / (double) count, 0.02);
        assertEquals(0.05, outcomes.get(Outcome.CONGESTION) / (double) count, 0.01);
    }

    private static List<PlannedCall> calls(TrafficProfile profile, long seed) {
        CallSequence sequence = new CallSequence(profile, 20, seed);
        List<PlannedCall> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(sequence.next());
        }
        return calls;
    }
}
