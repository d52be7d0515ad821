// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.metrics;

import io.amiload.loadgen.measure.LiveSnapshot;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Answers {@code GET /metrics} with how the run stands, as OpenMetrics or Prometheus text, whichever is asked for. It
 * reads the picture that the live view reads, which is renewed once a second: however often it is asked, the load does
 * not notice.
 */
public final class MetricsEndpoint implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Supplier<LiveSnapshot> source;
    private final HTTPServer server;

    /**
     * Starts to answer.
     *
     * @param address where to listen
     * @param port    where to listen; 0 picks a free port
     * @param run     the run's name, a label of {@code amiload_run_info}
     * @param target  the target's address, another one
     * @param source  how the run stands, or null before it does; called from other threads
     * @throws IOException if it cannot listen there
     */
    public MetricsEndpoint(InetAddress address, int port, String run, String target, Supplier<LiveSnapshot> source)
        throws IOException {
        this.source = source;
        describe(run, target);
        server = HTTPServer.builder().inetAddress(address).port(port).registry(registry).buildAndStart();
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }

    private void describe(String run, String target) {
        Info.builder().name("amiload_run").help("What runs.").labelNames("run", "target").register(registry)
            .addLabelValues(run, target);
        gauge("amiload_elapsed_seconds", "Time since the start of the load.", s -> s.elapsedNanos() / NANOS);
        gauge("amiload_planned_seconds", "How long the load will last.", s -> s.totalNanos() / NANOS);
        GaugeWithCallback.builder().name("amiload_target_rate").help("What the plan asks for, per second; absent in the "
            + "closed model.").labelNames("unit").callback(callback -> look(s -> {
                if (!Double.isNaN(s.targetRate())) {
                    callback.call(s.targetRate(), s.unit());
                }
            })).register(registry);
        GaugeWithCallback.builder().name("amiload_ended_rate").help("What was completed of what the plan counts, in the "
            + "last second.").labelNames("unit")
            .callback(callback -> look(s -> callback.call(s.endedRate(), s.unit()))).register(registry);
        gauge("amiload_sent_rate", "Actions sent in the last second.", LiveSnapshot::sentRate);
        gauge("amiload_completed_rate", "Actions completed in the last second.", LiveSnapshot::completedRate);
        gauge("amiload_in_flight", "Actions sent and not completed.", LiveSnapshot::inFlight);
        GaugeWithCallback.builder().name("amiload_response_seconds").unit(Unit.SECONDS)
            .help("Response time of the last second: completed minus intended.").labelNames("quantile")
            .callback(callback -> look(s -> {
                callback.call(s.p50() / NANOS, "0.5");
                callback.call(s.p99() / NANOS, "0.99");
                callback.call(s.max() / NANOS, "1");
            })).register(registry);
        gauge("amiload_events_rate", "Events received in the last second.", LiveSnapshot::eventsPerSecond);
        GaugeWithCallback.builder().name("amiload_event_delay_seconds").unit(Unit.SECONDS)
            .help("Delay of the events of the last second; absent when it is not known.").labelNames("quantile")
            .callback(callback -> look(s -> {
                if (s.eventDelayP99() >= 0) {
                    callback.call(s.eventDelayP99() / NANOS, "0.99");
                }
            })).register(registry);
        CounterWithCallback.builder().name("amiload_lost_events").help("Events that are known not to have come, for each "
            + "listener; absent when it cannot be known.").callback(callback -> look(s -> {
                if (s.eventsLost() >= 0) {
                    callback.call(s.eventsLost());
                }
            })).register(registry);
        CounterWithCallback.builder().name("amiload_failed_actions").help("Actions that did not succeed.")
            .labelNames("how").callback(callback -> look(s -> {
                callback.call(s.errors(), "error");
                callback.call(s.timedOut(), "timed out");
                callback.call(s.lost(), "lost");
            })).register(registry);
        CounterWithCallback.builder().name("amiload_failed_flows").help("Flows that did not reach their end.")
            .callback(callback -> look(s -> callback.call(s.failedFlows()))).register(registry);
    }

    private void gauge(String name, String help, ToDoubleFunction<LiveSnapshot> value) {
        GaugeWithCallback.builder().name(name).help(help)
            .callback(callback -> look(s -> callback.call(value.applyAsDouble(s)))).register(registry);
    }

    private void look(Consumer<LiveSnapshot> reader) {
        LiveSnapshot now = source.get();
        if (now != null) {
            reader.accept(now);
        }
    }
}
