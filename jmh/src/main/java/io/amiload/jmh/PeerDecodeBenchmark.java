// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.asteriskjava.manager.internal.AsteriskJavaPeer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads the capture in the ways of others, from the same bytes in a heap array, which suits them best.
 *
 * <p>All of them make text of every key and value, which the codec leaves to be asked for. Each row has a set-up of
 * its own that compares every message's content with the independent parser's before any time is taken, and runs no
 * other peer, so that none is timed with what the JIT compiler learnt from another.
 */
public class PeerDecodeBenchmark extends Measured {

    private final BusyMix capture = BusyMix.capture();

    /** Checks {@link PeerDecodeBenchmark#linesBySplit}. */
    @State(Scope.Thread)
    public static class SplitChecked {
        /**
         * Compares all messages.
         *
         * @throws IOException never
         */
        @Setup
        public void verify() throws IOException {
            BufferedReader in = LineMaps.open(BusyMix.capture().bytes());
            for (BusyMix.Message message : BusyMix.capture().messages()) {
                Map<String, String> expected = message.toMap();
                expected.replaceAll((key, value) -> value.trim());
                compare(expected, LineMaps.nextBySplit(in));
            }
            compare(null, LineMaps.nextBySplit(in));
        }
    }

    /** Checks {@link PeerDecodeBenchmark#linesByIndexOf}. */
    @State(Scope.Thread)
    public static class IndexOfChecked {
        /**
         * Compares all messages.
         *
         * @throws IOException never
         */
        @Setup
        public void verify() throws IOException {
            BufferedReader in = LineMaps.open(BusyMix.capture().bytes());
            for (BusyMix.Message message : BusyMix.capture().messages()) {
                compare(message.toMap(), LineMaps.nextByIndexOf(in));
            }
            compare(null, LineMaps.nextByIndexOf(in));
        }
    }

    /** asterisk-java, and what it is known to make of the capture. */
    @State(Scope.Thread)
    public static class AsteriskJavaChecked {

        private final AsteriskJavaPeer peer = new AsteriskJavaPeer();
        private long built;
        /**
         * Compares the attributes of all messages as they are given to the builders, and what the reader dispatches
         * with what the builders built.
         *
         * @throws IOException never
         */
        @Setup
        public void verify() throws IOException {
            byte[] bytes = BusyMix.capture().bytes();
            peer.open(bytes);
            Map<String, Object> attributes = new HashMap<>();
            built = 0;
            for (BusyMix.Message message : BusyMix.capture().messages()) {
                peer.next(attributes);
                compare(message.toAttributes(), attributes);
                built += peer.build(attributes) == null ? 0 : 1;
                attributes.clear();
            }
            Measured.verify("at the end", 0, peer.next(attributes) ? 1 : 0);
            Measured.verify("dispatched by asterisk-java", built, peer.read(bytes));
        }
    }

    /**
     * asterisk-java's own {@code ManagerReaderImpl} with its scanner, event and response builders, up to a dispatcher
     * that only counts. Events pass a queue to a second thread, as they always do there; the time runs until that
     * thread is done, and its garbage counts. The whole capture fits that queue, so nothing is dropped for want of
     * room. It logs to nowhere.
     *
     * <p>It has no class for 1,163 of the events (TestEvent, and each UserEvent that nobody registered a class for)
     * and drops them after reading, which is less work.
     *
     * @param asteriskJava the library
     * @param volume counts bytes
     * @return events and responses dispatched
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long asteriskJava(AsteriskJavaChecked asteriskJava, Volume volume) {
        long dispatched = asteriskJava.peer.read(capture.bytes());
        verify("dispatched by asterisk-java", asteriskJava.built, dispatched);
        volume.bytes += capture.size();
        return dispatched;
    }

    /**
     * asterisk-java's scanner and builders, driven by a copy of its reader's loop on one thread. Less work than
     * {@link #asteriskJava}: no queue, no second thread, no watch on slow listeners, no events made up for old
     * listeners.
     *
     * @param asteriskJava the library
     * @param blackhole takes what is built
     * @param volume counts bytes
     * @return events and responses built
     * @throws IOException never
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public long asteriskJavaOnOneThread(AsteriskJavaChecked asteriskJava, Blackhole blackhole, Volume volume)
        throws IOException {
        AsteriskJavaPeer peer = asteriskJava.peer;
        peer.open(capture.bytes());
        Map<String, Object> attributes = new HashMap<>();
        long built = 0;
        while (peer.next(attributes)) {
            Object message = peer.build(attributes);
            built += message == null ? 0 : 1;
            blackhole.consume(message);
            attributes.clear();
        }
        verify("built by asterisk-java", asteriskJava.built, built);
        volume.bytes += capture.size();
        return built;
    }

    /**
     * {@code BufferedReader.readLine}, {@code split(":", 2)} and a {@code HashMap} for each message. Less work than
     * the codec in that no key is interned, no kind and no name is known, and of repeated keys one is kept.
     *
     * @param checked has checked this row
     * @param blackhole takes the maps
     * @param volume counts bytes
     * @return messages
     * @throws IOException never
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public int linesBySplit(SplitChecked checked, Blackhole blackhole, Volume volume) throws IOException {
        BufferedReader in = LineMaps.open(capture.bytes());
        int messages = 0;
        for (Map<String, String> m = LineMaps.nextBySplit(in); m != null; m = LineMaps.nextBySplit(in)) {
            blackhole.consume(m);
            messages++;
        }
        verify("messages", BusyMix.MESSAGES, messages);
        volume.bytes += capture.size();
        return messages;
    }

    /**
     * As {@link #linesBySplit}, with {@code indexOf} and {@code substring} in place of {@code split}: what most people
     * write well.
     *
     * @param checked has checked this row
     * @param blackhole takes the maps
     * @param volume counts bytes
     * @return messages
     * @throws IOException never
     */
    @Benchmark
    @OperationsPerInvocation(BusyMix.MESSAGES)
    public int linesByIndexOf(IndexOfChecked checked, Blackhole blackhole, Volume volume) throws IOException {
        BufferedReader in = LineMaps.open(capture.bytes());
        int messages = 0;
        for (Map<String, String> m = LineMaps.nextByIndexOf(in); m != null; m = LineMaps.nextByIndexOf(in)) {
            blackhole.consume(m);
            messages++;
        }
        verify("messages", BusyMix.MESSAGES, messages);
        volume.bytes += capture.size();
        return messages;
    }

    private static void compare(Map<String, ?> expected, Map<String, ?> actual) {
        if (expected == null ? actual != null : !expected.equals(actual)) {
            throw new IllegalStateException("expected " + expected + ", found " + actual);
        }
    }
}
