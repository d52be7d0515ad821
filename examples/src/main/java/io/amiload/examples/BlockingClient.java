// SPDX-License-Identifier: Apache-2.0
package io.amiload.examples;

import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Logs in, sends a ping and prints events, one thread and one connection. */
public final class BlockingClient implements AutoCloseable {

    private final SocketChannel channel;
    private final AmiDecoder decoder = new AmiDecoder();
    private final AmiEncoder encoder = new AmiEncoder();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024).limit(0);
    private final ByteBuffer out = ByteBuffer.allocateDirect(64 * 1024);
    private final PrintStream print;
    private long lastActionId;

    /**
     * Connects.
     *
     * @param server where a manager interface listens
     * @param print where events go
     * @throws IOException if there is no connection
     */
    public BlockingClient(InetSocketAddress server, PrintStream print) throws IOException {
        channel = SocketChannel.open(server);
        this.print = print;
    }

    /**
     * Logs in.
     *
     * @param user the account
     * @param secret its secret
     * @throws IOException if the connection breaks, or the server refuses
     */
    public void login(String user, String secret) throws IOException {
        encoder.wrap(out.clear()).action(AmiName.LOGIN)
            .header(AmiKey.ACTION_ID, ++lastActionId)
            .header(AmiKey.USERNAME, user)
            .header(AmiKey.SECRET, secret)
            .end();
        AmiMessage response = answer();
        if (response.nameId() != AmiName.SUCCESS) {
            throw new IOException("login refused: " + response.getString(AmiKey.MESSAGE));
        }
    }

    /**
     * Asks the server for its time.
     *
     * @return nanoseconds since 1970
     * @throws IOException if the connection breaks
     */
    public long ping() throws IOException {
        encoder.wrap(out.clear()).action(AmiName.PING).header(AmiKey.ACTION_ID, ++lastActionId).end();
        return answer().getNanos(AmiKey.TIMESTAMP, 0);
    }

    /**
     * Prints events until one of a name has come.
     *
     * @param nameId the name
     * @throws IOException if the connection breaks
     */
    public void printUntil(int nameId) throws IOException {
        AmiMessage m;
        do {
            m = next();
            print(m);
        } while (m.kind() != Kind.EVENT || m.nameId() != nameId);
    }

    /** Sends what was encoded and waits for its response; events that come before are printed. */
    private AmiMessage answer() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            channel.write(out);
        }
        AmiMessage m = next();
        while (m.kind() != Kind.RESPONSE || m.getLong(AmiKey.ACTION_ID, 0) != lastActionId) {
            print(m);
            m = next();
        }
        return m;
    }

    /** The next message; it is valid until the next call. */
    private AmiMessage next() throws IOException {
        AmiMessage m = decoder.next(in);
        while (m == null) {
            in.compact();
            if (!in.hasRemaining()) {
                throw new IOException("a message is larger than the buffer");
            }
            int read = channel.read(in);
            in.flip();
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            m = decoder.next(in);
        }
        return m;
    }

    private void print(AmiMessage m) {
        if (m.kind() == Kind.EVENT) {
            print.println(m.name());
            for (int i = 1; i < m.headerCount(); i++) {
                print.println("    " + m.key(i) + " = " + m.value(i));
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
