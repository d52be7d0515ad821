// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.amiload.loadgen.measure.ServerMeasurement;
import io.amiload.loadgen.measure.ServerSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCsvTest {

    @TempDir
    private Path folder;

    @Test
    void writesARowForEachSample() throws IOException {
        Path file = folder.resolve("server.csv");
        ServerCsv.write(file, new ServerMeasurement(List.of(
            new ServerSample(0, 400_000, 2, 7, "stasis/m:manager:core-0000000d", 5, 0.5, 80_000_000L),
            new ServerSample(1_000_000_000L, 500_000, null, null, null, null, null, null)), List.of()));
        assertEquals(List.of("at_s,answer_ns,calls,queued_tasks,fullest_processor,fullest_tasks,cpu_cores,memory_bytes",
            "0.000,400000,2,7,stasis/m:manager:core-0000000d,5,0.500,80000000", "1.000,500000,,,,,,"),
            Files.readAllLines(file));
    }

    @Test
    void namesThatDevicesChoseStayInTheirCells() throws IOException {
        Path file = folder.resolve("server.csv");
        for (String name : List.of("pjsip/options/a,b", "=1+1", "say \"hi\"", "@x")) {
            ServerCsv.write(file, new ServerMeasurement(List.of(new ServerSample(0, 1, 0, 3, name, 3, null, null)),
                List.of()));
            Map<String, String> row = ServerCsv.read(file).get(0);
            String cell = row.get("fullest_processor");
            assertEquals(name, cell.startsWith("'") ? cell.substring(1) : cell);
            assertFalse(cell.startsWith("=") || cell.startsWith("@"), "a spreadsheet would take it for a formula");
            assertEquals("3", row.get("fullest_tasks"));
        }
    }

    @Test
    void nothingSeenIsNoFile() throws IOException {
        ServerCsv.write(folder.resolve("server.csv"), ServerMeasurement.none("not watched"));
        assertFalse(Files.exists(folder.resolve("server.csv")));
        assertEquals(List.of(), ServerCsv.read(folder.resolve("server.csv")));
    }
}
