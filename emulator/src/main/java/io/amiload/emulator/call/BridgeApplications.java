// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.HashMap;
import java.util.Map;

/** The applications that bring channels together: Dial and BridgeWait. */
final class BridgeApplications {

    private static final Text WAITING = Text.of("BridgeWait");

    private final Calls calls;
    private final Map<String, Bridge> rooms = new HashMap<>();

    BridgeApplications(Calls calls, Applications applications) {
        this.calls = calls;
        applications.add("Dial", this::dial);
        applications.add("BridgeWait", this::waitInBridge);
    }

    private void dial(Execution run, Text data) {
        if (run.isDying()) {
            run.go();
            return;
        }
        run.media(true);
        DialAttempt attempt = new DialAttempt(calls, run, data.toString());
        run.begin(attempt);
        attempt.start();
    }

    /** {@code [name[,role[,options]]]}; the option S(seconds) limits the time. */
    private void waitInBridge(Execution run, Text data) {
        String[] parts = data.toString().split(",", 3);
        String name = parts[0].isEmpty() ? "default" : parts[0];
        long nanos = DialOptions.parse(parts.length > 2 ? parts[2] : "").endNanos();
        Channel channel = run.channel();
        run.answerNow();
        if (run.isDying() || run.hasEnded()) {
            return;
        }
        Bridge room = rooms.get(name);
        if (room == null || room.destroyed) {
            room = calls.bridges.create(Bridge.Kind.WAITING, WAITING, Text.ofLatin1(name));
            rooms.put(name, room);
        }
        Runnable leave = () -> {
            calls.events.musicOnHoldStop(channel);
            calls.bridges.depart(channel);
        };
        calls.bridges.enter(room, channel, () -> {
            run.finish();
            run.go();
        });
        calls.events.musicOnHoldStart(channel, Text.of("default"));
        if (nanos >= 0) {
            run.pause(nanos, leave, run::go);
        } else {
            run.begin(leave::run);
        }
    }
}
