// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.HistogramLogProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of three seconds, the first of which is the warm-up. */
class PercentilesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writesTheIntervals() throws IOException {
        try (IntervalsLog log = new IntervalsLog(Files.newOutputStream(folder.resolve(ResultFolder.INTERVALS)))) {
            for (int second = 0; second < 3; second++) {
                log.accept(Samples.interval(second));
            }
        }
    }

    @Test
    void eachMetricHasAFileInHdrHistogramsForm() throws IOException {
        List<Path> files = Percentiles.read(folder).writeDistributions();
        assertEquals(List.of("Ping.response.hgrm", "fanout.skew.hgrm", "total.delay.hgrm", "total.response.hgrm",
            "total.service.hgrm"), files.stream().map(file -> file.getFileName().toString()).toList());
        List<String> lines = Files.readAllLines(files.get(0));
        assertEquals("       Value     Percentile TotalCount 1/(1-Percentile)", lines.get(0));
        assertTrue(lines.contains("#[Max     =       40.010, Total count    =           80]"), lines.toString());
        assertTrue(lines.get(2).matches(" +1\\.000 0\\.000000000000 +2 +1\\.00"), lines.get(2));
    }

    /** The library's own command line tool, on the same file, comes to the same percentiles. */
    @Test
    void theStandardLogProcessorComesToTheSame() throws IOException {
        HistogramLogProcessor processor = new HistogramLogProcessor(new String[] {"-i",
            folder.resolve(ResultFolder.INTERVALS).toString(), "-o", folder.resolve("standard").toString(), "-tag",
            "Ping.response"});
        processor.run();
        Percentiles.read(folder).writeDistributions();
        List<String> standard = Files.readAllLines(folder.resolve("standard.hgrm"));
        standard.removeIf(line -> line.startsWith("#[Overall") || line.startsWith("#[StartTime"));
        assertEquals(standard, Files.readAllLines(folder.resolve("Ping.response.hgrm")));
    }

    @Test
    void theTableHasARowForEachMetricInNanoseconds() throws IOException {
        Path table = Percentiles.read(folder).writeTable();
        Map<String, Map<String, String>> rows = new TreeMap<>();
        try (MappingIterator<Map<String, String>> read = new CsvMapper().readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader()).readValues(table.toFile())) {
            read.forEachRemaining(row -> rows.put(row.get("metric"), row));
        }
        assertEquals("[Ping.response, fanout.skew, total.delay, total.response, total.service]",
            rows.keySet().toString());
        Map<String, String> ping = rows.get("Ping.response");
        assertEquals(Percentiles.COLUMNS, List.copyOf(ping.keySet()));
        assertEquals("80", ping.get("count"));
        assertEquals(20e6, Double.parseDouble(ping.get("p50_ns")), 20e3);
        assertEquals(40e6, Double.parseDouble(ping.get("max_ns")), 40e3);
    }

    @Test
    void aFileThatIsNoLogIsRefused() throws IOException {
        Files.writeString(folder.resolve(ResultFolder.INTERVALS), "0.0,1.0,2.0,nonsense\n");
        assertThrows(IOException.class, () -> Percentiles.read(folder));
        Files.delete(folder.resolve(ResultFolder.INTERVALS));
        assertEquals("there is no intervals.hlog to make it of",
            assertThrows(IOException.class, () -> Percentiles.read(folder)).getMessage());
    }
}
