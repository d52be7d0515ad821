// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class IntervalFilesTest {

    @Test
    void hdrHistogramsOwnReaderReadsTheLog() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (IntervalsLog log = new IntervalsLog(bytes)) {
            for (int second = 0; second < 3; second++) {
                log.accept(Samples.interval(second));
            }
        }
        Map<String, Histogram> sums = new TreeMap<>();
        try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes.toByteArray()))) {
            while (reader.hasNext()) {
                Histogram histogram = (Histogram) reader.nextIntervalHistogram();
                sums.merge(histogram.getTag(), histogram, (a, b) -> {
                    a.add(b);
                    return a;
                });
            }
            assertEquals(1_767_323_044.0, reader.getStartTimeSec());
        }
        assertEquals("[Ping.response, fanout.skew, total.delay, total.response, total.service, warmup.Ping.response, "
            + "warmup.fanout.skew, warmup.total.delay, warmup.total.response, warmup.total.service]", sums.keySet().toString());
        assertEquals(80, sums.get("Ping.response").getTotalCount());
        assertEquals(40e6, sums.get("Ping.response").getMaxValue(), 40e3);
    }

    @Test
    void explainsItsColumns() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (IntervalsLog log = new IntervalsLog(bytes)) {
            log.accept(Samples.interval(0));
        }
        String text = bytes.toString(StandardCharsets.US_ASCII);
        assertTrue(text.contains("histograms in nanoseconds"), text);
        assertTrue(text.contains("\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\""),
            text);
        assertTrue(text.contains("Tag=warmup.Ping.response,0.000,1.000,40.0"), text);
    }

    @Test
    void saysWhenTheLogCouldNotBeWritten() {
        IntervalsLog log = new IntervalsLog(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        log.accept(Samples.interval(1));
        assertThrows(IOException.class, log::close);
    }

    @Test
    void theSeriesHasARowPerSecond() throws IOException {
        StringWriter text = new StringWriter();
        try (SeriesCsv series = new SeriesCsv(text)) {
            series.accept(Samples.interval(0));
            series.accept(Samples.interval(1));
        }
        String[] rows = text.toString().split("\n");
        assertEquals(3, rows.length);
        assertEquals(String.join(",", SeriesCsv.COLUMNS), rows[0]);
        assertTrue(rows[1].startsWith("0,warmup,0.000,1.000,40,40,39,1,7,20"), rows[1]);
        assertTrue(rows[2].startsWith("1,measured,1.000,1.000,40,40,39,1,7,20"), rows[2]);
        assertTrue(rows[2].endsWith(",,,,,,,,,100031,100031,100031"), rows[2]);
        assertEquals(SeriesCsv.COLUMNS.size(), rows[2].split(",", -1).length);
    }
}
