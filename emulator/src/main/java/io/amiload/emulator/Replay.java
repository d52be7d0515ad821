// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Raises the events of a capture again: those that were for everybody who may see them, byte for byte and in their order.
 * Responses and the events of lists belonged to one client's questions and are left out.
 */
final class Replay {

    /** So many in one turn at most, so that clients are served in between. */
    private static final int MOST_AT_ONCE = 1_000;

    private record Recorded(String name, int nameId, int classes, long micros, List<Text> lines) {
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
     * @throws io.amiload.codec.AmiFormatException if it is none
     */
    Replay(Server server, byte[] capture, double speed, CompletableFuture<Integer> done) {
        this.server = server;
        this.speed = speed;
        this.done = done;
        events = read(capture);
    }

    private static List<Recorded> read(byte[] capture) {
        List<Recorded> events = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.allocateDirect(capture.length).put(0, capture);
        new AmiDecoder().decode(bytes, 0, capture.length, message -> {
            int privilege = message.kind() == Kind.EVENT ? message.find(AmiKey.PRIVILEGE) : -1;
            if (privilege >= 0) {
                long before = events.isEmpty() ? -1 : events.get(events.size() - 1).micros;
                events.add(new Recorded(message.name(), message.nameId(),
                        ClassMask.ofPrivileges(message.value(privilege)), message.getMicros(AmiKey.TIMESTAMP, before),
                        lines(message)));
            }
            return AmiControl.CONTINUE;
        });
        return events;
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
        startNanos = server.clock.nanos();
        proceed();
    }

    private void proceed() {
        for (int i = 0; i < MOST_AT_ONCE && next < events.size(); i++) {
            long wait = dueNanos(events.get(next)) - server.clock.nanos();
            if (wait > 0) {
                server.schedule(wait, this::proceed);
                return;
            }
            raise(events.get(next++));
        }
        if (next < events.size()) {
            server.loop.execute(this::proceed);
        } else {
            done.complete(next);
        }
    }

    private long dueNanos(Recorded event) {
        long first = events.get(0).micros;
        long after = first < 0 || event.micros < first ? 0 : TimeUnit.MICROSECONDS.toNanos(event.micros - first);
        return startNanos + (long) (after / speed);
    }

    private void raise(Recorded event) {
        int name = event.nameId > 0 ? event.nameId : AmiDictionary.names().find(event.name);
        if (server.events.beginRecorded(event.name, name, event.classes)) {
            event.lines.forEach(server.events.writer()::line);
            server.events.raise();
        }
    }
}
