// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiload.loadgen.measure.LiveSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {

    private static final LiveSnapshot SECOND = new LiveSnapshot(3_000_000_000L, 20_000_000_000L, "hold 100/s", "actions",
        100, 99, 100, 99, 7, 1_500_000, 20_000_000, 30_000_000, 250, 4_000_000, 5, 1, 2, 3, 4);

    private volatile LiveSnapshot latest = SECOND;
    private MetricsEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = new MetricsEndpoint(InetAddress.getLoopbackAddress(), 0, "mixed", "pbx:5038", () -> latest);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void tellsHowTheRunStands() throws Exception {
        List<String> lines = get("text/plain").lines().toList();
        assertTrue(lines.contains("amiload_run_info{run=\"mixed\",target=\"pbx:5038\"} 1"), lines.toString());
        assertTrue(lines.contains("amiload_elapsed_seconds 3.0"), lines.toString());
        assertTrue(lines.contains("amiload_target_rate{unit=\"actions\"} 100.0"), lines.toString());
        assertTrue(lines.contains("amiload_ended_rate{unit=\"actions\"} 99.0"), lines.toString());
        assertTrue(lines.contains("amiload_completed_rate 99.0"), lines.toString());
        assertTrue(lines.contains("amiload_in_flight 7.0"), lines.toString());
        assertTrue(lines.contains("amiload_response_seconds{quantile=\"0.5\"} 0.0015"), lines.toString());
        assertTrue(lines.contains("amiload_response_seconds{quantile=\"1\"} 0.03"), lines.toString());
        assertTrue(lines.contains("amiload_event_delay_seconds{quantile=\"0.99\"} 0.004"), lines.toString());
        assertTrue(lines.contains("amiload_failed_actions_total{how=\"timed out\"} 2.0"), lines.toString());
        assertTrue(lines.contains("amiload_lost_events_total 5.0"), lines.toString());
        assertTrue(lines.contains("amiload_failed_flows_total 4.0"), lines.toString());
    }

    @Test
    void speaksOpenMetricsToWhoAsksForIt() throws Exception {
        String text = get("application/openmetrics-text; version=1.0.0");
        assertTrue(text.endsWith("# EOF\n"), text);
        assertTrue(text.contains("# UNIT amiload_response_seconds seconds"), text);
    }

    @Test
    void whatIsNotKnownIsAbsent() throws Exception {
        latest = new LiveSnapshot(1, 1, "closed loop", "actions", Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0);
        String text = get("text/plain");
        assertFalse(text.contains("amiload_target_rate{"), text);
        assertFalse(text.contains("amiload_event_delay_seconds{"), text);
        assertFalse(text.contains("amiload_lost_events_total "), text);
        latest = null;
        assertFalse(get("text/plain").contains("amiload_in_flight "), "nothing runs yet");
    }

    @Test
    void theDashboardAsksForNothingThatIsNotTold() throws Exception {
        JsonNode dashboard = new ObjectMapper().readTree(Path.of("..", "docs", "grafana-dashboard.json").toFile());
        Set<String> asked = new TreeSet<>();
        Matcher names = Pattern.compile("amiload_[a-z_]+").matcher(dashboard.toString());
        while (names.find()) {
            asked.add(names.group());
        }
        String told = get("text/plain");
        for (String name : asked) {
            assertTrue(told.contains("\n" + name), name);
        }
        assertTrue(asked.size() >= 10, asked.toString());
        assertFalse(dashboard.get("panels").isEmpty());
    }

    private String get(String accept) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics")).header("Accept", accept).build(),
            HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }
}
