// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.Kind;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * Raises the events of a capture again: those that were for everybody who may see them, byte for byte and in their order.
 * Responses and the events of lists belonged to one client's questions and are left out.
 */
final class Replay {

    /** So many in one turn at most, so that clients are served in between. */
    private static final int MOST_AT_ONCE = 1_000;

    /** An event and its time, which counts from anywhere; negative if it is not known. */
    private record Recorded(String name, int nameId, int classes, long nanos, List<Text> lines) {
    }

    private final Server server;
    private final List<Recorded> events;
    private final double speed;
    private final CompletableFuture<Integer> done;
    private int next;
    private long startNanos;

    /**
     * Reads a capture.
     *
     * @param arrival gives the time at which so many bytes of it had arrived, in nanoseconds; null to go by each event's
     *                {@code Timestamp}
     * @throws io.amiload.codec.AmiFormatException if it is none
     */
    Replay(Server server, byte[] capture, LongUnaryOperator arrival, double speed,
            CompletableFuture<Integer> done) {
        this.server = server;
        this.speed = speed;
        this.done = done;
        events = read(capture, arrival);
    }

    private static List<Recorded> read(byte[] capture, LongUnaryOperator arrival) {
        List<Recorded> events = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.allocateDirect(capture.length).put(0, capture);
        new AmiDecoder().decode(bytes, 0, capture.length, message -> {
            // FullyBooted is what a server says to each session at its login, and this one does.
            int privilege = message.kind() == Kind.EVENT && message.nameId() != AmiName.FULLY_BOOTED
                    ? message.find(AmiKey.PRIVILEGE) : -1;
            if (privilege >= 0) {
                long before = events.isEmpty() ? -1 : events.get(events.size() - 1).nanos;
                long nanos = arrival == null ? stamp(message, before)
                        : arrival.applyAsLong(message.streamOffset() + message.length());
                events.add(new Recorded(message.name(), message.nameId(),
                        ClassMask.ofPrivileges(message.value(privilege)), nanos, lines(message)));
            }
            return AmiControl.CONTINUE;
        });
        return events;
    }

    private static long stamp(AmiMessage message, long missing) {
        long micros = message.getMicros(AmiKey.TIMESTAMP, -1);
        return micros < 0 ? missing : TimeUnit.MICROSECONDS.toNanos(micros);
    }

    /** All but the first one, which names the event. */
    private static List<Text> lines(AmiMessage message) {
        List<Text> lines = new ArrayList<>();
        for (int i = 1; i < message.headerCount(); i++) {
            lines.add(Text.copy(message.buffer(), message.lineOffset(i), message.lineLength(i)));
        }
        return lines;
    }

    /** Starts; on the loop's thread. */
    void start() {
        startNanos = server.pbx.clock.nanos();
        proceed();
    }

    private void proceed() {
        for (int i = 0; i < MOST_AT_ONCE && next < events.size(); i++) {
            long wait = dueNanos(events.get(next)) - server.pbx.clock.nanos();
            if (wait > 0) {
                server.pbx.timers.schedule(wait, this::proceed);
                return;
            }
            raise(events.get(next++));
        }
        if (next < events.size()) {
            server.manager.loop.execute(this::proceed);
        } else {
            done.complete(next);
        }
    }

    private long dueNanos(Recorded event) {
        long first = events.get(0).nanos;
        long after = first < 0 || event.nanos < first ? 0 : event.nanos - first;
        return startNanos + (long) (after / speed);
    }

    private void raise(Recorded event) {
        int name = event.nameId > 0 ? event.nameId : AmiDictionary.names().find(event.name);
        if (server.pbx.events.beginRecorded(event.name, name, event.classes)) {
            event.lines.forEach(server.pbx.events.writer()::line);
            server.pbx.events.raise();
        }
    }
}
