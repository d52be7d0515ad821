// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.measure.ServerMeasurement;
import io.amiload.loadgen.measure.ServerSample;
import java.util.Objects;
import java.util.stream.Stream;

/** The member {@code server} of {@code result.json}: how high the target's own numbers went. All are in server.csv. */
final class ServerJson {

    private ServerJson() {
    }

    static ObjectNode of(ServerMeasurement server) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("samples", server.samples().size());
        ObjectNode peak = node.putObject("peak");
        peak.put("calls", samples(server).map(ServerSample::calls).filter(Objects::nonNull).max(Integer::compare)
            .orElse(null));
        peak.put("queuedTasks", samples(server).map(ServerSample::queuedTasks).filter(Objects::nonNull)
            .max(Integer::compare).orElse(null));
        peak.put("cpuCores", samples(server).map(ServerSample::cpuCores).filter(Objects::nonNull).max(Double::compare)
            .orElse(null));
        peak.put("memoryBytes", samples(server).map(ServerSample::memoryBytes).filter(Objects::nonNull)
            .max(Long::compare).orElse(null));
        server.notes().forEach(node.putArray("notes")::add);
        return node;
    }

    private static Stream<ServerSample> samples(ServerMeasurement server) {
        return server.samples().stream();
    }
}
