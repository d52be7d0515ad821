// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.AmiReceiver;
import io.amiload.codec.Kind;
import io.amiload.loadgen.engine.LoginRefusedException;
import io.amiload.loadgen.engine.Logins;
import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** A session with a server over TCP that waits for what it reads. One thread reads; one may write meanwhile. */
final class ManagerSocket implements AutoCloseable, ReadableByteChannel {

    static final int TIMEOUT_MILLIS = 10_000;

    private final byte[] chunk = new byte[64 * 1024];
    private final Socket socket;
    private final String where;
    /** Null if nobody keeps the bytes. */
    private final ConnectionRecorder recorder;
    private final AmiReceiver receiver = new AmiReceiver(new AmiDecoder(), ByteBuffer.allocateDirect(64 * 1024));
    /** What the login waits for, once it is there. */
    private boolean answered;
    private boolean accepted;
    private String challenge;
    private String refusal;

    private ManagerSocket(Socket socket, String where, ConnectionRecorder recorder) {
        this.socket = socket;
        this.where = where;
        this.recorder = recorder;
    }

    static Socket connect(Target target) throws TargetUnreachableException {
        Socket socket = new Socket();
        try {
            InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException("the name is not known");
            }
            socket.connect(address, TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            closeQuietly(socket);
            throw new TargetUnreachableException("cannot connect to " + target.address() + ": " + e.getMessage());
        }
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no more use either way.
        }
    }

    /** Connects and logs in. The recorder, if there is one, takes all bytes from the first. */
    static ManagerSocket login(Target target, Credentials credentials, String events, ConnectionRecorder recorder)
        throws TargetUnreachableException, LoginRefusedException {
        ManagerSocket session = new ManagerSocket(connect(target), target.address(), recorder);
        try {
            session.socket.setSoTimeout(TIMEOUT_MILLIS);
            session.login(credentials, events);
            return session;
        } catch (SocketTimeoutException e) {
            session.close();
            throw new TargetUnreachableException(target.address() + " accepted the connection but did not answer within "
                + TIMEOUT_MILLIS / 1000 + " s");
        } catch (IOException | AmiFormatException e) {
            session.close();
            throw new TargetUnreachableException(e instanceof IOException ? target.address() + ": " + e.getMessage()
                : target.address() + " does not speak the manager protocol");
        } catch (LoginRefusedException e) {
            session.close();
            throw e;
        }
    }

    private void login(Credentials credentials, String events) throws IOException, LoginRefusedException {
        AmiEncoder encoder = new AmiEncoder();
        ByteBuffer out = ByteBuffer.allocateDirect(8 * 1024);
        if (credentials.auth() == AuthMethod.MD5) {
            Logins.challenge(encoder.wrap(out));
            send(out);
            awaitResponse();
            Logins.md5(encoder.wrap(out.clear()), credentials, events, challenge);
        } else {
            Logins.plain(encoder.wrap(out), credentials, events);
        }
        send(out);
        awaitResponse();
        if (!accepted) {
            throw new LoginRefusedException(where + " refused the login of '" + credentials.user() + "': " + refusal);
        }
    }

    private void send(ByteBuffer out) throws IOException {
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        write(bytes);
    }

    private void awaitResponse() throws IOException {
        answered = false;
        while (!answered) {
            if (receive(this::onLoginMessage) < 0) {
                throw new IOException("closed the connection in the login");
            }
        }
    }

    private AmiControl onLoginMessage(AmiMessage message) {
        if (message.kind() != Kind.RESPONSE) {
            return AmiControl.CONTINUE;
        }
        answered = true;
        accepted = message.nameId() == AmiName.SUCCESS;
        challenge = message.getString(AmiKey.CHALLENGE);
        refusal = message.getString(AmiKey.MESSAGE);
        return AmiControl.STOP;
    }

    /** Reads once and hands out what is whole. Returns −1 at the end. */
    int receive(AmiHandler handler) throws IOException {
        return receiver.receive(this, handler);
    }

    /** How long a read may wait; then it throws a {@link SocketTimeoutException}, and nothing is lost. */
    void waitAtMost(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    void write(byte[] bytes) throws IOException {
        if (recorder != null) {
            // Before the answer can be: its order with the answer is kept.
            recorder.data(Side.CLIENT, recorder.now(), bytes);
        }
        socket.getOutputStream().write(bytes);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = socket.getInputStream().read(chunk, 0, Math.min(chunk.length, target.remaining()));
        if (count > 0) {
            if (recorder != null) {
                recorder.data(Side.SERVER, recorder.now(), Arrays.copyOf(chunk, count));
            }
            target.put(chunk, 0, count);
        }
        return count;
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }
}
