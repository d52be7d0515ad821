// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Target;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A session of our own that only listens, and is recorded. */
public final class RecordedSession {

    private static final int POLL_MILLIS = 100;
    private static final byte[] LOGOFF = "Action: Logoff\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final long GOODBYE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final RecordingWriter writer;
    private final ByteBuffer ignored = ByteBuffer.allocate(64 * 1024);
    private volatile boolean stopped;

    /**
     * Prepares it.
     *
     * @param writer keeps the bytes
     */
    public RecordedSession(RecordingWriter writer) {
        this.writer = writer;
    }

    /**
     * Logs in, listens for a time, and logs off.
     *
     * @param target      whom to listen to
     * @param credentials who listens
     * @param nanos       for how long; 0 for until {@link #stop}
     * @return false if the server ended the session before
     * @throws TargetUnreachableException if there is no manager interface
     * @throws LoginRefusedException      if it does not let us in
     */
    public boolean run(Target target, Credentials credentials, long nanos)
        throws TargetUnreachableException, LoginRefusedException {
        ConnectionRecorder recorder = writer.open("amiload");
        String why = "not logged in";
        try (ManagerSocket session = ManagerSocket.login(target, credentials, "on", recorder)) {
            why = "closed by the server";
            boolean complete = listen(session, nanos);
            why = complete ? "logged off" : why;
            return complete;
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
            return false;
        } finally {
            recorder.end(Side.CLIENT);
            recorder.end(Side.SERVER);
            recorder.close(why);
        }
    }

    private boolean listen(ManagerSocket session, long nanos) throws IOException {
        long start = System.nanoTime();
        session.waitAtMost(POLL_MILLIS);
        while (!stopped && writer.failure() == null && (nanos == 0 || System.nanoTime() - start < nanos)) {
            if (!readOnce(session)) {
                return false;
            }
        }
        session.write(LOGOFF);
        long asked = System.nanoTime();
        while (System.nanoTime() - asked < GOODBYE_NANOS && readOnce(session)) {
            // Until the server has closed.
        }
        return true;
    }

    /** Returns false at the end of the stream. */
    private boolean readOnce(ManagerSocket session) throws IOException {
        try {
            return session.read(ignored.clear()) >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** Ends it soon; from any thread. */
    public void stop() {
        stopped = true;
    }
}
