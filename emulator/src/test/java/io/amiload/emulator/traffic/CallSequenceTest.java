// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    private static final String FIRST = "PlannedCall[gapNanos=73455052, outcome=ANSWERED, caller=33, number=103, "
            + "ringNanos=731220964, talkNanos=598787638, patienceNanos=1086068607, holdAfterNanos=-1, holdNanos=-1, "
            + "digits=, digitsAfterNanos=-1, digitNanos=250000000]";

    @Test
    void onePartOfAProfileLeavesTheOthersAlone() {
        TrafficProfile other = TrafficProfile.builtIn().withTalk(Distribution.parse("1s"));
        List<PlannedCall> one = calls(TrafficProfile.builtIn(), 3);
        List<PlannedCall> two = calls(other, 3);
        for (int i = 0; i < one.size(); i++) {
            assertEquals(one.get(i).gapNanos(), two.get(i).gapNanos());
            assertEquals(one.get(i).number(), two.get(i).number());
            assertEquals(one.get(i).digits(), two.get(i).digits());
            assertEquals(1_000_000_000L, two.get(i).talkNanos());
        }
    }

    @Test
    void ratesSharesAndMeansAreAsTheProfileSays() {
        TrafficProfile profile = TrafficProfile.parse("test", String.join("\n",
                "ring: lognormal(2s, 0.5)", "talk: exponential(3s)", "patience: uniform(1s, 3s)",
                "outcomes: {answered: 70, busy: 10, noAnswer: 5, congestion: 5, cancelled: 10}",
                "hold: {share: 20, after: 1s, length: 1s}", "dtmf: {share: 30, digits: 5, after: 1s, every: 1s}",
                "callers: 7", "numbers: 3"));
        int count = 40_000;
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        CallSequence sequence = new CallSequence(profile, 20, 1);
        double seconds = 0;
        double talk = 0;
        double patience = 0;
        int rangLess = 0;
        int held = 0;
        int pressed = 0;
        for (int i = 0; i < count; i++) {
            PlannedCall call = sequence.next();
            seconds += call.gapNanos() / 1e9;
            talk += call.talkNanos() / 1e9;
            patience += call.patienceNanos() / 1e9;
            rangLess += call.ringNanos() < 2_000_000_000L ? 1 : 0;
            held += call.holdNanos() != PlannedCall.NEVER ? 1 : 0;
            pressed += call.digits().length() == 5 ? 1 : 0;
            outcomes.merge(call.outcome(), 1, Integer::sum);
            assertTrue(call.caller() < 7 && call.number() % 100 < 3, call.toString());
            assertEquals(call.outcome().firstNumber(), call.number() / 100 * 100);
        }
        assertEquals(20, count / seconds, 0.5);
        assertEquals(3, talk / count, 0.1);
        assertEquals(2, patience / count, 0.05);
        assertEquals(0.5, rangLess / (double) count, 0.02);
        assertEquals(0.2, held / (double) count, 0.02);
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
