// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.Histograms;
import io.amiload.loadgen.measure.Interval;
import io.amiload.loadgen.measure.IntervalSink;
import io.amiload.loadgen.measure.LiveSnapshot;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.result.Samples;
import io.amiload.loadgen.search.Certificate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against made-up runs: a target that carries so many actions, listeners or connections, and no more. */
class SearchCommandTest {

    private static final int SECONDS = 8;
    private static final String NASTY = "<script>alert(1)</script>";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<RunPlan> plans = new ArrayList<>();
    private double carries = 750;
    private boolean interrupted;
    private boolean unreachable;
    private List<String> invalid = List.of();

    private int amiload(String... args) {
        out.reset();
        err.reset();
        plans.clear();
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out,
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("AMILOAD_SECRET", Samples.SECRET), folder, false, false);
        return Main.execute(console, MadeUp::new, args);
    }

    private String[] search(String... more) {
        List<String> args = new ArrayList<>(List.of("search", "--target", "127.0.0.1:7", "--user", "load"));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private String[] quick(String... more) {
        List<String> args = new ArrayList<>(List.of("--duration", SECONDS + "s", "--warmup", "0s", "--pause", "0s"));
        args.addAll(List.of(more));
        return search(args.toArray(String[]::new));
    }

    /** Answers in a millisecond what it carries, and more and more slowly what is beyond that. */
    private final class MadeUp implements Load {

        private final RunPlan plan;
        private final IntervalSink sink;

        MadeUp(RunPlan plan, IntervalSink sink) {
            this.plan = plan;
            this.sink = sink;
            plans.add(plan);
        }

        @Override
        public RunOutcome execute() throws TargetException {
            if (unreachable) {
                throw new TargetException("cannot connect to 127.0.0.1:7: refused");
            }
            long rate = Math.round(plan.demand().profile().highestRate());
            boolean held = rate <= carries && plan.sessions().listeners() <= carries;
            Histogram all = Histograms.create();
            for (int second = 0; second < SECONDS; second++) {
                Histogram histogram = Histograms.create();
                histogram.recordValueWithCount(held ? 1_000_000 : 1_000_000 + second * 100_000_000L, rate);
                all.add(histogram);
                sink.accept(new Interval(second, false, 0, second * 1_000_000_000L, 1_000_000_000L, rate, rate, rate, 0, 0,
                    Map.of("total.response", histogram)));
            }
            ActionMeasurement ping = new ActionMeasurement("Ping", all.getTotalCount(), all.getTotalCount(),
                all.getTotalCount(), 0, 0, 0, 0, 0, 0, 0, all, all, Histograms.create(), held ? rate : carries);
            RunOutcome o = Samples.with(Samples.outcome(NASTY, Map.of()), interrupted);
            return new RunOutcome(o.started(), SECONDS * 1_000_000_000L, o.target(), Map.of("Ping", ping,
                ActionMeasurement.TOTAL, ActionMeasurement.total(List.of(ping))), o.flows(), o.events(), o.connections(),
                o.generator(), o.server(), o.ending(), invalid);
        }

        @Override
        public LiveSnapshot snapshot() {
            throw new IllegalStateException("nobody watches");
        }

        @Override
        public void interrupt() {
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode certificate(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).resolve(Certificate.JSON).toFile());
    }

    @Test
    void findsTheRateAndWritesACertificate() throws IOException {
        assertEquals(0, amiload(quick("--out", "found")));
        JsonNode certificate = certificate("found");
        assertEquals(Set.of(), JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Certificate.class.getResourceAsStream("certificate.schema.json")).validate(certificate));
        assertTrue(certificate.at("/capacity/held").asDouble() <= 750, certificate.get("capacity").toString());
        assertTrue(certificate.at("/capacity/failed").asDouble() > 750, certificate.get("capacity").toString());
        assertTrue(out().contains("actions/s of the scenario mixed, with response.p99 < 50ms and errors < 0.1%"), out());
        assertTrue(out().contains(" knee "), out());
        Path step = folder.resolve("found").resolve(certificate.at("/steps/0/figures/folder").asText());
        assertTrue(Files.exists(step.resolve("result.json")));
        assertFalse(Files.exists(step.resolve("report.html")));
        String page = Files.readString(folder.resolve("found").resolve(Certificate.PAGE));
        assertFalse(page.contains(NASTY) || page.contains("{{"));
        assertFalse((certificate + page + out() + err()).contains(Samples.SECRET));
    }

    @Test
    void listenersAreVariedAtOneRate() throws IOException {
        carries = 30;
        assertEquals(0, amiload(quick("--vary", "listeners", "--rate", "20", "--out", "found")));
        assertEquals("listeners", certificate("found").get("unit").asText());
        assertEquals(30, certificate("found").at("/capacity/held").asDouble(), 1);
        assertTrue(plans.stream().allMatch(plan -> plan.demand().profile().highestRate() == 20));
    }

    @Test
    void jsonIsAloneOnStandardOutput() throws IOException {
        assertEquals(0, amiload(quick("--json", "--quiet", "--to", "200")));
        assertEquals("ceiling", new ObjectMapper().readTree(out()).at("/capacity/bound").asText());
    }

    @Test
    void noLoadThatHoldsIsExitCode99() {
        carries = 0;
        assertEquals(99, amiload(quick()));
        assertTrue(out().contains("held no load of the scenario mixed"), out());
    }

    /** A generator that is in the way says nothing of the target, not even that it failed. */
    @Test
    void aGeneratorThatIsAlwaysInTheWaySaysNothingOfTheTarget() throws IOException {
        invalid = List.of("the generator itself was late");
        assertEquals(98, amiload(quick("--out", "found", "--vary", "listeners", "--rate", "20")));
        assertTrue(out().contains("Nothing can be said of the built-in emulator"), out());
        assertTrue(out().contains("down to 1 listener."), out());
        assertEquals("generator", certificate("found").at("/capacity/bound").asText());
    }

    @Test
    void anInterruptedSearchCertifiesNothing() {
        interrupted = true;
        assertEquals(130, amiload(quick("--out", "found")));
        assertFalse(Files.exists(folder.resolve("found").resolve(Certificate.JSON)));
    }

    @Test
    void aTargetThatIsNotThereIsExitCode3() {
        unreachable = true;
        assertEquals(3, amiload(quick()));
        assertTrue(err().contains("cannot connect"), err());
    }

    @Test
    void aCertificateIsVerifiedWithItsOwnFlags() throws IOException {
        assertEquals(0, amiload(quick("--connections", "7", "--slo", "response.p99 < 9ms", "--out", "found")));
        assertEquals(0, amiload(search("--verify", "found/certificate.json", "--out", "again")));
        assertTrue(out().contains("verdict     agrees"), out());
        assertTrue(plans.stream().allMatch(plan -> plan.sessions().connections() == 7
            && plan.watch().slos().get(0).expression().equals("response.p99 < 9ms")));
        assertTrue(new ObjectMapper().readTree(folder.resolve("again/verification.json").toFile()).get("agrees")
            .asBoolean());
        carries = 600;
        assertEquals(99, amiload(search("--verify", "found/certificate.json")));
        assertTrue(out().contains("carries less now"), out());
        carries = 1500;
        assertEquals(99, amiload(search("--verify", "found/certificate.json")));
        assertTrue(out().contains("carries more now"), out());
    }

    @Test
    void flagsThatAreTheCertificatesCannotBeGivenBesideIt() {
        amiload(quick("--out", "found"));
        assertEquals(2, amiload(search("--verify", "found/certificate.json", "--duration", "1s")));
        assertTrue(err().contains("takes its flags from the certificate"), err());
        assertTrue(plans.isEmpty());
    }

    /** A certificate comes from somebody else: it must not choose where a secret is sent, or which file is one. */
    @Test
    void aCertificateCannotNameATargetOrASecret() throws IOException {
        amiload(quick("--out", "found"));
        Path file = folder.resolve("found").resolve(Certificate.JSON);
        String honest = Files.readString(file);
        for (String evil : List.of("--target=evil", "--secret-file=/etc/passwd", "--out=elsewhere", "-h")) {
            Files.writeString(file, honest.replace("\"--duration=8s\"", "\"" + evil + "\""));
            assertEquals(2, amiload(search("--verify", "found/certificate.json")));
            assertTrue(err().contains("holds '" + evil + "'"), err());
            assertTrue(plans.isEmpty());
        }
        Files.writeString(file, "{}");
        assertEquals(2, amiload(search("--verify", "found/certificate.json")));
        assertTrue(err().contains("is no certificate"), err());
    }
}
