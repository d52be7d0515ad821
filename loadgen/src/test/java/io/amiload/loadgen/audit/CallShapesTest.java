// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.codec.AmiControl;
import io.amiload.loadgen.measure.RuleViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each rule is broken by a doctored stream, and by nothing else. */
class CallShapesTest {

    @Test
    void aCallAsItShouldBeBreaksNoRule() {
        assertBroken(call());
    }

    @Test
    void anEventBeforeNewchannel() {
        assertBroken(call().moved("Newchannel u=B s=0", "DialBegin u=A d=B"), "newchannel-first");
    }

    @Test
    void aSecondNewchannel() {
        assertBroken(call().added("Newchannel u=A s=0", "Newexten u=A"), "newchannel-once");
    }

    @Test
    void aSecondHangup() {
        assertBroken(call().twice("Hangup u=A s=6"), "hangup-once");
    }

    @Test
    void anEventBehindTheHangup() {
        for (String event : List.of("Newexten u=A", "VarSet u=A", "SoftHangupRequest u=A", "Newstate u=A s=6",
            "BridgeLeave u=A b=Y", "DialBegin u=A d=C", "DialEnd u=A d=C r=CANCEL")) {
            assertBroken(call().added(event, "Hangup u=A s=6"), "silent-after-hangup");
        }
    }

    @Test
    void eventsThatAsteriskItselfSendsBehindTheHangupAreNone() {
        assertBroken(call().added("NewCallerid u=A", "Hangup u=A s=6").added("OriginateResponse u=A", "Hangup u=A s=6")
            .added("ParkedCallGiveUp u=A", "Hangup u=A s=6"));
    }

    @Test
    void aNewstateThatChangesNothing() {
        assertBroken(call().twice("Newstate u=B s=6"), "newstate-changes");
    }

    @Test
    void leavingABridgeThatTheChannelIsNotIn() {
        assertBroken(call().without("BridgeEnter u=A b=X"), "leave-after-enter");
    }

    @Test
    void enteringASecondBridge() {
        assertBroken(call().then(call().renamed("2").added("BridgeEnter u=A2 b=Y", "BridgeEnter u=A2 b=X2")
            .without("BridgeLeave u=A2 b=X2").added("BridgeLeave u=A2 b=Y", "VarSet u=A2")), "one-bridge");
    }

    @Test
    void hangingUpInABridge() {
        assertBroken(call().without("BridgeLeave u=A b=X"), "leave-before-hangup");
    }

    @Test
    void enteringABridgeThatIsGone() {
        assertBroken(call().moved("BridgeDestroy b=X", "BridgeCreate b=X"), "bridge-gone", "bridge-gone", "bridge-gone",
            "bridge-gone");
    }

    @Test
    void aDialStateBehindTheDialEnd() {
        assertBroken(call().moved("DialState u=A d=B r=RINGING", "DialEnd u=A d=B r=ANSWER"),
            "dialstate-before-dialend");
    }

    @Test
    void aDialBeginWithoutDialEnd() {
        assertBroken(call().then(call().renamed("2").without("DialEnd u=A2 d=B2 r=ANSWER")), "dialend-before-hangup");
    }

    @Test
    void anOriginateThatNobodyAnswersHasNoDialEndInAsteriskEither() {
        assertBroken(call().then(CallStream.of("""
            Newchannel u=A2 s=0
            DialBegin d=A2
            Hangup u=A2 s=5
            """)));
    }

    @Test
    void anAnswerOfAChannelThatIsNotUp() {
        assertBroken(call().moved("Newstate u=B s=6", "DialEnd u=A d=B r=ANSWER"), "answer-when-up");
    }

    /** A listener that comes in the middle of a call, and one that goes there. */
    @Test
    void callsThatBeganBeforeTheStreamOrEndAfterItBreakNoRule() {
        List<String> events = CallStream.ONE_CALL.lines().toList();
        for (String event : events) {
            assertBroken(call().from(event));
            assertBroken(call().until(event));
            assertBroken(call().renamed("0").then(call().from(event)));
        }
    }

    @Test
    void aStreamThatBeginsAnewForgetsItsChannels() {
        CallShapes shapes = new CallShapes();
        call().until("BridgeEnter u=A b=X").feed(shapes);
        shapes.restart();
        call().feed(shapes);

        assertEquals(List.of(), shapes.examples());
    }

    /** An event filter may hide every BridgeLeave, DialEnd or Newstate: then nothing can be told. */
    @Test
    void whatASessionIsNeverShownIsNotMissed() {
        for (String hidden : List.of("BridgeLeave", "BridgeEnter", "DialEnd", "DialBegin", "Newstate", "Newchannel",
            "Hangup")) {
            CallStream stream = CallStream.of(String.join("\n", CallStream.ONE_CALL.lines()
                .filter(event -> !event.startsWith(hidden + " ")).toList()));
            assertBroken(stream);
        }
    }

    @Test
    void moreChannelsThanCanBeRememberedBreakNoRule() {
        CallShapes shapes = new CallShapes();
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < CallShapes.CHANNELS + 10_000; i++) {
            stream.append("Event: Newchannel\r\nUniqueid: 1.").append(i).append("\r\nChannelState: 0\r\n\r\n");
        }
        for (int i = 0; i < CallShapes.CHANNELS + 10_000; i++) {
            stream.append("Event: Hangup\r\nUniqueid: 1.").append(i).append("\r\n\r\n");
        }
        CallStream.decode(stream.toString(), message -> {
            shapes.onEvent(message);
            return AmiControl.CONTINUE;
        });

        assertEquals(List.of(), shapes.examples());
        assertEquals(2 * (CallShapes.CHANNELS + 10_000), shapes.checked());
    }

    @Test
    void aFewViolationsAreShownAndAllAreCounted() {
        CallShapes shapes = new CallShapes();
        for (int i = 0; i < 100; i++) {
            call().renamed("" + i).twice("Hangup u=A" + i + " s=6").feed(shapes);
        }

        assertEquals(100, shapes.violations().get("hangup-once"));
        assertEquals(10, shapes.examples().size());
        RuleViolation first = shapes.examples().get(0);
        assertEquals(List.of("hangup-once", "Hangup", "A0"), List.of(first.rule(), first.event(), first.id()));
        String call = call().renamed("0").twice("Hangup u=A0 s=6").text();
        assertEquals(call.lastIndexOf("Event: Hangup"), first.offset());
    }

    @Test
    void whatATargetCallsItsChannelsIsCutAndMadePrintable() {
        CallShapes shapes = new CallShapes();
        String id = "\u001b[2J<script>" + "x".repeat(500);
        CallStream.decode("Event: Hangup\r\nUniqueid: " + id + "\r\n\r\nEvent: Hangup\r\nUniqueid: " + id + "\r\n\r\n",
            message -> {
                shapes.onEvent(message);
                return AmiControl.CONTINUE;
            });

        String shown = shapes.examples().get(0).id();
        assertEquals(64, shown.length());
        assertTrue(shown.startsWith("?[2J<script>xxx"), shown);
    }

    private static CallStream call() {
        return CallStream.of(CallStream.ONE_CALL);
    }

    private static void assertBroken(CallStream stream, String... rules) {
        CallShapes shapes = new CallShapes();
        stream.feed(shapes);
        Map<String, Long> expected = new TreeMap<>();
        for (String rule : rules) {
            expected.merge(rule, 1L, Long::sum);
        }
        Map<String, Long> broken = new TreeMap<>(shapes.violations());
        broken.values().removeIf(count -> count == 0);
        assertEquals(expected, broken, () -> new ArrayList<>(shapes.examples()).toString());
    }
}
