// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * One session of a replay: a thread that sends and one that reads. A response belongs to the oldest action with its
 * ActionID, and one without to the oldest action without, since Asterisk answers the actions of a session in their order.
 */
final class ReplayedSession {

    private static final int POLL_MILLIS = 50;
    private static final long SPIN_NANOS = 100_000;
    private static final byte[] LOGOFF = "Action: Logoff\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private record Pending(String actionId, long due, long sent) {
    }

    private final ManagerSocket socket;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final Histogram response = histogram();
    private final Histogram service = histogram();
    private final Histogram late = histogram();
    private long sent;
    private long notSent;
    private long answered;
    private long errors;
    private volatile boolean stopped;
    private volatile boolean allSent;
    private volatile boolean lost;

    ReplayedSession(ManagerSocket socket) {
        this.socket = socket;
    }

    static Histogram histogram() {
        return new Histogram(TimeUnit.HOURS.toNanos(24), 3);
    }

    List<Thread> start(List<RecordedAction> actions, long[] due, boolean withoutPause, long graceNanos) {
        Thread sender = new Thread(() -> send(actions, due, withoutPause), "replay-send");
        Thread reader = new Thread(() -> read(graceNanos), "replay-read");
        sender.setDaemon(true);
        reader.setDaemon(true);
        reader.start();
        sender.start();
        return List.of(sender, reader);
    }

    private void send(List<RecordedAction> actions, long[] due, boolean withoutPause) {
        long free = due[0];
        int next = 0;
        try {
            for (; next < actions.size() && await(due[next]); next++) {
                RecordedAction action = actions.get(next);
                long now = System.nanoTime();
                if (!withoutPause) {
                    late.recordValue(Math.max(0, now - Math.max(due[next], free)));
                }
                // Known before it can be answered.
                synchronized (this) {
                    pending.add(new Pending(action.actionId(), withoutPause ? now : due[next], now));
                    sent++;
                }
                socket.write(action.bytes());
                free = System.nanoTime();
            }
        } catch (IOException e) {
            lost = true;
            next++;
        }
        notSent = actions.size() - next;
        allSent = true;
    }

    /** Returns false if it is no use to wait. */
    private boolean await(long due) {
        for (long left = due - System.nanoTime(); left > 0 && !stopped && !lost; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(Math.min(left - SPIN_NANOS / 2, TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS)));
            } else {
                Thread.onSpinWait();
            }
        }
        return !stopped && !lost;
    }

    private void read(long graceNanos) {
        long lastSent = 0;
        try {
            socket.waitAtMost(POLL_MILLIS);
            while (!stopped) {
                if (allSent && lastSent == 0) {
                    lastSent = System.nanoTime();
                }
                if (lastSent != 0 && (nothingPending() || System.nanoTime() - lastSent > graceNanos)) {
                    break;
                }
                if (readOnce() < 0) {
                    lost = true;
                    return;
                }
            }
            socket.write(LOGOFF);
        } catch (IOException | AmiFormatException e) {
            lost = true;
        }
    }

    private int readOnce() throws IOException {
        try {
            return socket.receive(this::onMessage);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    private synchronized boolean nothingPending() {
        return pending.isEmpty();
    }

    private AmiControl onMessage(AmiMessage message) {
        if (message.kind() == Kind.RESPONSE) {
            Pending action = take(message.getString(AmiKey.ACTION_ID));
            if (action != null) {
                long now = System.nanoTime();
                response.recordValue(Math.max(0, now - action.due));
                service.recordValue(Math.max(0, now - action.sent));
                if (message.nameId() == AmiName.ERROR) {
                    errors++;
                } else {
                    answered++;
                }
            }
        }
        return AmiControl.CONTINUE;
    }

    private synchronized Pending take(String actionId) {
        for (Iterator<Pending> oldest = pending.iterator(); oldest.hasNext();) {
            Pending action = oldest.next();
            if (Objects.equals(action.actionId, actionId)) {
                oldest.remove();
                return action;
            }
        }
        return null;
    }

    void stop() {
        stopped = true;
    }

    void close() {
        socket.close();
    }

    // What follows is asked for when both threads have ended.

    long sent() {
        return sent;
    }

    long answered() {
        return answered;
    }

    long errors() {
        return errors;
    }

    long notSent() {
        return notSent;
    }

    void addTo(Histogram responses, Histogram services, Histogram lates) {
        responses.add(response);
        services.add(service);
        lates.add(late);
    }
}
