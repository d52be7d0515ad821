// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How all rows are measured.
 *
 * <p>The score is nanoseconds per message: each row names the number of messages of one invocation in
 * {@code @OperationsPerInvocation}, so that {@code -prof gc} reports bytes allocated per message too. Messages per
 * second are 10⁹ divided by the score. The second result of each row, {@code bytes}, is nanoseconds per byte of the
 * protocol, counted once per invocation by {@link Volume}; its inverse is GB/s. A constant serves for the messages,
 * since the profilers know nothing of counters, and a counter for the bytes, since JMH has no constant for them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Measured {

    /** Counts the bytes of the protocol that were read or written. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Volume {
        /** Bytes so far. */
        public long bytes;
    }

    /**
     * Reads once from a socket, as every client has done by the time it decodes: this loads the JDK's class for memory
     * sessions, without which access to direct buffers is not inlined. The codec loads that class itself; the rows
     * that do not touch the codec would run at half speed.
     *
     * @throws IOException if there is no loopback interface
     */
    @Setup
    public void readFromSocket() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel client = SocketChannel.open(server.getLocalAddress());
            SocketChannel accepted = server.accept()) {
            accepted.write(ByteBuffer.allocateDirect(8));
            if (client.read(ByteBuffer.allocateDirect(8)) <= 0) {
                throw new IOException("nothing came over loopback");
            }
        }
    }

    static void verify(String what, long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException(what + ": expected " + expected + ", found " + actual);
        }
    }
}
