// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

/** Takes the bytes of one connection. Each side belongs to one thread. */
public final class ConnectionRecorder {

    private final RecordingWriter writer;
    private final int number;
    private final StreamFilter client;
    /** Null for as it is. */
    private final StreamFilter server;

    ConnectionRecorder(RecordingWriter writer, int number, StreamFilter client, StreamFilter server) {
        this.writer = writer;
        this.number = number;
        this.client = client;
        this.server = server;
    }

    /**
     * The time now, in nanoseconds since the recording began.
     *
     * @return the time for {@link #data}
     */
    public long now() {
        return writer.now();
    }

    /**
     * Keeps bytes, without what is secret.
     *
     * @param from  who sent them
     * @param nanos when they were read, by {@link #now}
     * @param bytes what was read; not to be changed any more
     */
    public void data(Side from, long nanos, byte[] bytes) {
        StreamFilter filter = from == Side.CLIENT ? client : server;
        writer.data(number, from, nanos, filter == null ? bytes : filter.next(bytes));
    }

    /**
     * A side sends no more.
     *
     * @param from which
     */
    public void end(Side from) {
        StreamFilter filter = from == Side.CLIENT ? client : server;
        if (filter != null) {
            writer.data(number, from, writer.now(), filter.end());
        }
    }

    /**
     * The connection has ended.
     *
     * @param why in a word or two
     */
    public void close(String why) {
        writer.close(number, why);
    }
}
