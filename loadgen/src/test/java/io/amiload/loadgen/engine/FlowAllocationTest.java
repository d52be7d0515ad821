// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.amiload.codec.AmiDecoder;
import io.amiload.loadgen.measure.Measured;
import io.amiload.loadgen.measure.Recorder;
import io.amiload.loadgen.measure.SecondGrid;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.Scenarios;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step of a flow makes no object: neither its text with values of every kind, nor its event among many. */
class FlowAllocationTest {

    private static final String YAML = """
        csv: data.csv
        actions:
          - flow: F
            steps:
              - action: Originate
                headers:
                  Channel: Local/${csv.number}@load
                  CallerID: ${random(1..100000)} on ${lane} <${seq}>
                completion: response
                capture: {id: Uniqueid}
              - think: 1ms..9ms
              - action: Hangup
                headers: {Channel: "${flow.id}", Note: "${csv.note}"}
              - wait: Hangup
                name: HungUp
                where: {Uniqueid: "${flow.id}", Cause: 16}
        """;
    private static final int OTHERS = 4;
    private static final long MILLI = 1_000_000L;

    @TempDir
    private Path folder;

    @Test
    void nothingIsAllocatedOnceWarm() throws Exception {
        Files.writeString(folder.resolve("data.csv"), "number,note\n1,one\n22,zwei\n333,trois\n");
        Scenario scenario = Scenarios.load(Files.writeString(folder.resolve("f.yaml"), YAML));
        ScenarioScript script = new ScenarioScript(scenario, Duration.ofSeconds(1));
        CapturedValues captured = script.capturedValues(2);
        Fillings fillings = script.fillings(3, 1, captured);
        FlowRuns flows = script.flowRuns(captured, fillings, 2);
        Measured measured = new Measured(List.of("Originate", "Hangup"),
            List.of(new Measured.FlowSteps("F", List.of("Originate", "Hangup", "HungUp"), List.of("HungUp"))));
        flows.recordInto(new Recorder(measured, new SecondGrid(0, 0, 60_000 * MILLI)));
        ByteBuffer out = ByteBuffer.allocateDirect(4096);
        AmiDecoder decoder = new AmiDecoder();
        // One buffer for all, as a loop has: a decoder that changes its buffer makes a view of the new one.
        ByteBuffer in = bytes("Response: Success\r\nActionID: 1\r\nUniqueid: 177.1\r\n\r\n".repeat(2)
            + "Event: Hangup\r\nChannel: Local/2@load\r\nUniqueid: 177.2\r\nCause: 16\r\n\r\n".repeat(OTHERS)
            + "Event: Hangup\r\nChannel: Local/1@load\r\nUniqueid: 177.1\r\nCause: 16\r\n\r\n");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long allocated = -1;
        for (int round = 0; round < 20 && allocated != 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20_000; i++) {
                long now = i * MILLI;
                in.position(0);
                flows.begin(0, 0, i, now);
                send(script, flows, fillings, out);
                assertTrue(flows.actionEnded(0, decoder.next(in), now));
                flows.goOn(0);
                send(script, flows, fillings, out);
                assertTrue(flows.actionEnded(0, decoder.next(in), now));
                assertTrue(flows.await(0));
                for (int n = 0; n < OTHERS; n++) {
                    flows.onEvent(decoder.next(in), now);
                }
                assertTrue(flows.onEvent(decoder.next(in), now + MILLI));
                assertTrue(flows.await(0));
                flows.complete(0);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated, "bytes in 20,000 flows");
    }

    private static void send(ScenarioScript script, FlowRuns flows, Fillings fillings, ByteBuffer out) {
        script.actions().write(flows.action(0), out.clear(), fillings.of(0, flows.sequence(0), 12));
        flows.sent(0);
    }

    private static ByteBuffer bytes(String text) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(text.length());
        return bytes.put(text.getBytes(StandardCharsets.US_ASCII)).flip();
    }
}
