// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a recording: a JSON object a line, gzipped if the file's name ends in {@code .gz}. A thread of its own writes,
 * so that whoever brings bytes does not wait for the disk, until {@value #MOST_WAITING} bytes wait: from then on they do,
 * and nothing is lost. What was written reaches the file within {@value #FLUSH_MILLIS} milliseconds or so.
 *
 * <p>Any thread may use it.
 */
public final class RecordingWriter implements AutoCloseable {

    /** The version of the format. */
    static final int SCHEMA_VERSION = 1;

    private static final int MOST_WAITING = 32 * 1024 * 1024;
    private static final int FLUSH_MILLIS = 200;
    /** What a line costs besides its bytes, about. */
    private static final int OVERHEAD = 64;

    private record Line(String type, long nanos, int connection, String from, byte[] bytes, String text) {

        int weight() {
            return OVERHEAD + (bytes == null ? 0 : Math.min(bytes.length, MOST_WAITING - OVERHEAD));
        }
    }

    private static final Line LAST = new Line("end", 0, 0, null, null, null);

    private final LinkedBlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final AtomicInteger connections = new AtomicInteger();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder clientBytes = new LongAdder();
    private final long start = System.nanoTime();
    private final JsonFactory json = new JsonFactory();
    private final OutputStream out;
    private final Anonymiser anonymiser;
    private final Thread thread;
    private volatile IOException failure;
    private boolean closed;

    /**
     * Begins a file; one of that name is replaced.
     *
     * @param file       where to write
     * @param tool       what writes, with its version
     * @param mode       {@code session} or {@code proxy}
     * @param target     whose sessions they are, as people write it
     * @param anonymiser maps who and what is recorded; null for as it is
     * @throws IOException if the file cannot be written
     */
    public RecordingWriter(Path file, String tool, String mode, String target, Anonymiser anonymiser)
        throws IOException {
        this.anonymiser = anonymiser;
        OutputStream raw = Files.newOutputStream(file);
        out = new BufferedOutputStream(file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 8192, true) : raw,
            64 * 1024);
        try (JsonGenerator line = line()) {
            line.writeStartObject();
            line.writeStringField("type", "recording");
            line.writeNumberField("schemaVersion", SCHEMA_VERSION);
            line.writeStringField("tool", tool);
            line.writeStringField("started", Instant.now().toString());
            line.writeStringField("mode", mode);
            line.writeStringField("target", anonymous(target));
            line.writeBooleanField("anonymised", anonymiser != null);
            line.writeEndObject();
        }
        out.write('\n');
        out.flush();
        thread = new Thread(this::write, "recording");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins a connection.
     *
     * @param peer the client's address
     * @return what takes its bytes
     */
    public ConnectionRecorder open(String peer) {
        int number = connections.incrementAndGet();
        add(new Line("open", now(), number, null, null, anonymous(peer)));
        return new ConnectionRecorder(this, number,
            anonymiser == null ? new SecretMask() : new AnonymousStream(anonymiser, Side.CLIENT),
            anonymiser == null ? null : new AnonymousStream(anonymiser, Side.SERVER));
    }

    private String anonymous(String address) {
        return anonymiser == null ? address : anonymiser.text(address);
    }

    long now() {
        return System.nanoTime() - start;
    }

    void data(int connection, Side from, long nanos, byte[] data) {
        if (data.length > 0) {
            (from == Side.CLIENT ? clientBytes : bytes).add(data.length);
            add(new Line("data", nanos, connection, from.word(), data, null));
        }
    }

    void close(int connection, String why) {
        add(new Line("close", now(), connection, null, null, why));
    }

    /**
     * How many connections it holds.
     *
     * @return the number
     */
    public int connections() {
        return connections.get();
    }

    /**
     * How many bytes of a side it holds.
     *
     * @param side who sent them
     * @return the number
     */
    public long bytes(Side side) {
        return (side == Side.CLIENT ? clientBytes : bytes).sum();
    }

    /**
     * Why it cannot write any more.
     *
     * @return the reason, or null if it can
     */
    public IOException failure() {
        return failure;
    }

    private void add(Line line) {
        room.acquireUninterruptibly(line.weight());
        lines.add(line);
    }

    private void write() {
        try {
            long flushed = System.nanoTime();
            boolean dirty = false;
            for (Line line = lines.poll(1, TimeUnit.DAYS); line != LAST; line = next(dirty)) {
                if (line != null) {
                    if (failure == null) {
                        keep(line);
                    }
                    room.release(line.weight());
                    dirty = true;
                }
                if (dirty && System.nanoTime() - flushed >= TimeUnit.MILLISECONDS.toNanos(FLUSH_MILLIS)) {
                    flush();
                    flushed = System.nanoTime();
                    dirty = false;
                }
            }
            keep(new Line("end", now(), 0, null, null, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Line next(boolean dirty) throws InterruptedException {
        return dirty ? lines.poll(FLUSH_MILLIS, TimeUnit.MILLISECONDS) : lines.take();
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    private void keep(Line line) {
        try (JsonGenerator to = line()) {
            to.writeStartObject();
            to.writeStringField("type", line.type);
            to.writeNumberField("t", line.nanos);
            if (line.connection > 0) {
                to.writeNumberField("c", line.connection);
            }
            if (line.from != null) {
                to.writeStringField("from", line.from);
            }
            if (line.bytes != null) {
                to.writeFieldName("bytes");
                to.writeBinary(line.bytes);
            }
            if (line.text != null) {
                to.writeStringField(line.type.equals("open") ? "peer" : "why", line.text);
            }
            to.writeEndObject();
        } catch (IOException e) {
            failure = e;
        }
        try {
            out.write('\n');
        } catch (IOException e) {
            failure = e;
        }
    }

    private JsonGenerator line() throws IOException {
        JsonGenerator generator = json.createGenerator(out);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        return generator;
    }

    /** Writes what waits and closes the file. Later bytes are not kept. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        lines.add(LAST);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.close();
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * The JSON Schema of a line.
     *
     * @return its text
     */
    public static String schema() {
        try (InputStream in = RecordingWriter.class.getResourceAsStream("recording.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema cannot be read from the program itself", e);
        }
    }
}
