// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import io.amiload.loadgen.engine.TargetUnreachableException;
import io.amiload.loadgen.plan.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Stands between clients and a server and keeps what they say. Each piece is forwarded at once and kept afterwards; who
 * reads slowly slows the other side down, as without it. Two threads for each connection.
 */
public final class RecordingProxy implements AutoCloseable {

    /** More at a time are closed at once. */
    public static final int MOST_CONNECTIONS = 1_000;

    private static final int CHUNK = 64 * 1024;
    /** The first byte of TLS: a record that holds a handshake. */
    private static final byte TLS_HANDSHAKE = 0x16;

    private final ServerSocket listening = new ServerSocket();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final Target target;
    private final RecordingWriter writer;
    private final Consumer<String> complaints;
    private volatile boolean closed;

    /**
     * Listens.
     *
     * @param address    where
     * @param target     the server
     * @param writer     keeps the bytes
     * @param complaints hears what went wrong, in one sentence each; from any thread
     * @throws IOException if it cannot listen there
     */
    public RecordingProxy(InetSocketAddress address, Target target, RecordingWriter writer, Consumer<String> complaints)
        throws IOException {
        this.target = target;
        this.writer = writer;
        this.complaints = complaints;
        listening.setReuseAddress(true);
        listening.bind(address, 128);
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return listening.getLocalPort();
    }

    /** Takes clients until it is closed. */
    public void run() {
        while (!closed) {
            try {
                Socket client = listening.accept();
                if (open.incrementAndGet() > MOST_CONNECTIONS) {
                    open.decrementAndGet();
                    ManagerSocket.closeQuietly(client);
                    complaints.accept("more than " + MOST_CONNECTIONS + " connections at a time: one was refused");
                } else {
                    start("client", () -> serve(client));
                }
            } catch (IOException e) {
                if (!closed) {
                    complaints.accept("a connection could not be taken: " + e.getMessage());
                }
            }
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void serve(Socket client) {
        sockets.add(client);
        String peer = client.getRemoteSocketAddress().toString().substring(1);
        ConnectionRecorder recorder = writer.open(peer);
        try (client; Socket server = ManagerSocket.connect(target)) {
            sockets.add(server);
            try {
                client.setTcpNoDelay(true);
                recorder.close(forwardAll(client, server, recorder, peer));
            } finally {
                sockets.remove(server);
            }
        } catch (TargetUnreachableException e) {
            complaints.accept(e.getMessage());
            recorder.close("target not reached");
        } catch (IOException e) {
            recorder.close(String.valueOf(e.getMessage()));
        } finally {
            sockets.remove(client);
            open.decrementAndGet();
        }
    }

    private String forwardAll(Socket client, Socket server, ConnectionRecorder recorder, String peer) {
        String[] first = new String[1];
        Thread back = start("server", () -> forward(Side.SERVER, server, client, recorder, peer, first));
        forward(Side.CLIENT, client, server, recorder, peer, first);
        boolean interrupted = false;
        while (back.isAlive()) {
            try {
                back.join();
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return first[0];
    }

    /** Forwards one direction to its end. The first to end says why. */
    private void forward(Side from, Socket source, Socket sink, ConnectionRecorder recorder, String peer,
                         String[] first) {
        String why;
        try {
            why = pump(from, source.getInputStream(), sink.getOutputStream(), recorder, peer);
            if (why == null) {
                why = "closed by the " + from.word();
                sink.shutdownOutput();
            } else {
                ManagerSocket.closeQuietly(source);
                ManagerSocket.closeQuietly(sink);
            }
        } catch (IOException e) {
            why = e instanceof SocketException ? "reset" : String.valueOf(e.getMessage());
            ManagerSocket.closeQuietly(source);
            ManagerSocket.closeQuietly(sink);
        }
        recorder.end(from);
        synchronized (first) {
            first[0] = first[0] == null ? why : first[0];
        }
    }

    /** Returns null at the end of the stream, or why it goes no further. */
    private String pump(Side from, InputStream in, OutputStream out, ConnectionRecorder recorder, String peer)
        throws IOException {
        byte[] chunk = new byte[CHUNK];
        boolean begun = false;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            long nanos = recorder.now();
            if (!begun && from == Side.CLIENT && count > 0 && chunk[0] == TLS_HANDSHAKE) {
                complaints.accept(peer + " speaks TLS, which cannot be recorded from outside: connect it without TLS");
                return "TLS refused";
            }
            begun = true;
            out.write(chunk, 0, count);
            recorder.data(from, nanos, Arrays.copyOf(chunk, count));
        }
        return null;
    }

    /** Stops listening and closes all connections; from any thread. */
    public void stop() {
        closed = true;
        try {
            listening.close();
        } catch (IOException e) {
            // It listens no more.
        }
        sockets.forEach(ManagerSocket::closeQuietly);
    }

    @Override
    public void close() {
        stop();
    }
}
