// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends the actions of a recording to a server at their times: a session for each recorded connection that sent any, with
 * a login of its own. All sessions are logged in before the first action is due.
 */
public final class ClientReplay {

    /**
     * How the recorded times are used.
     *
     * @param speed how many times as fast as recorded
     * @param rate  actions per second; 0 to go by the speed
     */
    public record Timing(double speed, double rate) {

        /**
         * The recorded times.
         *
         * @param speed how many times as fast; {@link Double#POSITIVE_INFINITY} for without a pause
         * @return the timing
         */
        public static Timing speed(double speed) {
            return new Timing(speed, 0);
        }

        /**
         * An even rate, whatever was recorded.
         *
         * @param perSecond actions per second on each connection
         * @return the timing
         */
        public static Timing rate(double perSecond) {
            return new Timing(1, perSecond);
        }

        boolean isWithoutPause() {
            return rate == 0 && Double.isInfinite(speed);
        }
    }

    /** Between logging in and the first action: for threads to start. */
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final List<List<RecordedAction>> connections = new ArrayList<>();
    private final Timing timing;
    private final List<ReplayedSession> sessions = new CopyOnWriteArrayList<>();
    private long skipped;
    private volatile boolean interrupted;

    /**
     * Chooses what to send.
     *
     * @param connections  recorded connections; those that sent nothing are left out
     * @param timing       when to send
     * @param allowChanges whether actions that may change the target's state are sent too
     * @throws RecordingException if there is nothing to send
     */
    public ClientReplay(List<Recording.Connection> connections, Timing timing, boolean allowChanges)
        throws RecordingException {
        this.timing = timing;
        boolean timed = true;
        for (Recording.Connection connection : connections) {
            timed &= connection.client().isTimed();
            List<RecordedAction> chosen = new ArrayList<>();
            for (RecordedAction action : RecordedAction.of(connection.client())) {
                boolean changes = action.use() == RecordedAction.Use.CHANGES;
                if (changes && !allowChanges) {
                    skipped++;
                } else if (action.use() != RecordedAction.Use.SESSION) {
                    chosen.add(action);
                }
            }
            if (!chosen.isEmpty()) {
                this.connections.add(chosen);
            }
        }
        if (this.connections.isEmpty()) {
            throw new RecordingException(skipped == 0 ? "no client in it has sent an action besides its login"
                : "all " + skipped + " actions in it may change the target's state; --allow-changes sends them");
        }
        if (!timed && timing.rate == 0 && !timing.isWithoutPause()) {
            throw new RecordingException("it holds no times; say --rate R for so many actions per second, or --speed max");
        }
    }

    /**
     * Replays.
     *
     * @param target      the server
     * @param credentials who logs in, on each session
     * @param graceNanos  how long to wait for answers after the last action
     * @return what came of it
     * @throws TargetUnreachableException if a session cannot connect
     * @throws LoginRefusedException      if the server does not let it in
     */
    public ClientReplayResult run(Target target, Credentials credentials, long graceNanos)
        throws TargetUnreachableException, LoginRefusedException {
        try {
            for (int i = 0; i < connections.size(); i++) {
                sessions.add(new ReplayedSession(ManagerSocket.login(target, credentials, "on", null)));
            }
            long first = connections.stream().mapToLong(actions -> actions.get(0).nanos()).min().orElse(0);
            long start = System.nanoTime() + LEAD_NANOS;
            List<Thread> threads = new ArrayList<>();
            long planned = 0;
            for (int i = 0; i < sessions.size(); i++) {
                List<RecordedAction> actions = connections.get(i);
                long[] due = due(actions, first, start);
                planned = Math.max(planned, timing.isWithoutPause() ? 0 : due[due.length - 1] - start);
                threads.addAll(sessions.get(i).start(actions, due, timing.isWithoutPause(), graceNanos));
            }
            for (Thread thread : threads) {
                join(thread);
            }
            return result(planned, System.nanoTime() - start);
        } finally {
            sessions.forEach(ReplayedSession::close);
        }
    }

    private long[] due(List<RecordedAction> actions, long first, long start) {
        long[] due = new long[actions.size()];
        for (int i = 0; i < due.length; i++) {
            double after = timing.rate > 0 ? i / timing.rate * 1e9 : (actions.get(i).nanos() - first) / timing.speed;
            due[i] = start + (long) after;
        }
        return due;
    }

    private void join(Thread thread) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupt();
            }
        }
    }

    private ClientReplayResult result(long planned, long took) {
        Histogram response = ReplayedSession.histogram();
        Histogram service = ReplayedSession.histogram();
        Histogram late = ReplayedSession.histogram();
        long sent = 0;
        long answered = 0;
        long errors = 0;
        long notSent = 0;
        for (ReplayedSession session : sessions) {
            sent += session.sent();
            answered += session.answered();
            errors += session.errors();
            notSent += session.notSent();
            session.addTo(response, service, late);
        }
        return new ClientReplayResult(sessions.size(), sent, answered, errors, sent - answered - errors, notSent, skipped,
            planned, took, response, service, late);
    }

    /** Sends nothing more and ends soon; from any thread. */
    public void interrupt() {
        interrupted = true;
        sessions.forEach(ReplayedSession::stop);
    }

    /**
     * Tells whether it was told to end.
     *
     * @return true after {@link #interrupt}
     */
    public boolean wasInterrupted() {
        return interrupted;
    }
}
