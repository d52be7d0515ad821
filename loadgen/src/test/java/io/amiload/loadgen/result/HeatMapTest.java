// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.Histograms;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    @Test
    void countsByTimeAndByDuration() {
        HeatMap map = new HeatMap(10);
        map.add(0, times(1_000, 1_001, 100_000));
        map.add(3, times(1_000));
        JsonNode written = written(map);
        assertEquals(1, written.get("step").asInt());
        assertEquals(3 * written.get("rowsPerDecade").asInt(), written.get("lowest").asInt(), "a microsecond");
        assertEquals(2 * written.get("rowsPerDecade").asInt() + 1, written.get("rows").asInt(), "two decades");
        assertEquals("[[0,0,2],[0,16,1],[3,0,1]]", written.get("cells").toString());
    }

    @Test
    void longRunsHaveWiderColumnsAndLoseNothing() {
        HeatMap map = new HeatMap(7_200);
        for (int second = 0; second < 7_200; second++) {
            map.add(second, times(5_000));
        }
        JsonNode written = written(map);
        assertEquals(30, written.get("step").asInt());
        assertEquals(240, written.get("cells").size());
        long sum = 0;
        for (JsonNode cell : written.get("cells")) {
            sum += cell.get(2).asLong();
        }
        assertEquals(7_200, sum);
    }

    @Test
    void emptyMapHasNoCells() {
        HeatMap map = new HeatMap(10);
        map.add(0, times());
        assertEquals(0, written(map).get("cells").size());
        assertEquals(0, written(map).get("rows").asInt());
    }

    private static JsonNode written(HeatMap map) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        map.writeTo(node);
        return node;
    }

    private static Histogram times(long... nanos) {
        Histogram histogram = Histograms.create();
        for (long each : nanos) {
            histogram.recordValue(each);
        }
        return histogram;
    }
}
