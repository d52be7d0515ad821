// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import io.amiload.loadgen.plan.PlanException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Reads {@code intervals.hlog} back, one second at a time, so that a long run needs no more room than a short one. */
public final class IntervalsReader implements Closeable {

    private static final String TAG = "Tag=";

    /**
     * What the file holds of one second.
     *
     * @param warmup     true when it lies before the measured window
     * @param run        true when this is not a second but what is known of the run as a whole
     * @param start      seconds from the start of the load
     * @param length     seconds
     * @param histograms tag, without {@link IntervalsLog#WARMUP} and {@link IntervalsLog#RUN}, to nanoseconds
     */
    public record Second(boolean warmup, boolean run, double start, double length, Map<String, Histogram> histograms) {
    }

    private record Line(boolean warmup, boolean run, String tag, double start, double length, Histogram histogram) {

        boolean sameSecond(Second second) {
            return warmup == second.warmup && run == second.run && start == second.start;
        }
    }

    private final BufferedReader lines;
    private final String name;
    private int number;
    private Line ahead;

    private IntervalsReader(BufferedReader lines, String name) throws IOException {
        this.lines = lines;
        this.name = name;
        ahead = readLine();
    }

    /**
     * Opens a file.
     *
     * @param file where it is
     * @param name what the user calls it, for messages
     * @return a reader, to be closed
     * @throws PlanException when it cannot be read
     */
    public static IntervalsReader open(Path file, String name) {
        try {
            return new IntervalsReader(Files.newBufferedReader(file), name);
        } catch (NoSuchFileException e) {
            throw new PlanException("there is no " + name + "; the histograms are in it");
        } catch (IOException e) {
            throw new PlanException(name + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * The next second.
     *
     * @return what the file holds of it; null at the end
     * @throws IOException when the file cannot be read
     */
    public Second next() throws IOException {
        if (ahead == null) {
            return null;
        }
        Second second = new Second(ahead.warmup, ahead.run, ahead.start, ahead.length, new LinkedHashMap<>());
        while (ahead != null && ahead.sameSecond(second)) {
            second.histograms.put(ahead.tag, ahead.histogram);
            ahead = readLine();
        }
        return second;
    }

    private Line readLine() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.startsWith(TAG)) {
                return parse(line);
            }
        }
        return null;
    }

    private Line parse(String line) {
        try {
            String[] cells = line.split(",", 5);
            String tag = cells[0].substring(TAG.length());
            boolean warmup = tag.startsWith(IntervalsLog.WARMUP);
            boolean run = tag.startsWith(IntervalsLog.RUN);
            String plain = warmup ? tag.substring(IntervalsLog.WARMUP.length())
                : run ? tag.substring(IntervalsLog.RUN.length()) : tag;
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(cells[4]));
            return new Line(warmup, run, plain, Double.parseDouble(cells[1]), Double.parseDouble(cells[2]),
                Histogram.decodeFromCompressedByteBuffer(bytes, 0));
        } catch (DataFormatException | RuntimeException e) {
            throw new PlanException(name + ", line " + number + " is damaged; expected"
                + " Tag=NAME,START,LENGTH,MAX,HISTOGRAM");
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
