// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.TlsSettings;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs against the emulated Asterisk over TLS; it reads long records as a real one does. */
class EmulatorTlsLoadRunTest extends LoadRunSpecification {

    private static final Wire TLS = Wire.of(Transport.TLS);

    private EmulatedAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = EmulatedAsterisk.builder().account("admin", "s3cret", "all", "all").timestampEvents(true).tls(0)
            .tlsStall(true).start();
    }

    @AfterEach
    void stop() {
        asterisk.close();
    }

    /** Its write time-out is 100 ms. */
    @Override
    Duration untilCut() {
        return Duration.ofSeconds(4);
    }

    @Override
    Target target() {
        return at("127.0.0.1", TLS.with(trusting(TlsSettings.RECORD_BYTES)));
    }

    @Override
    Target plainly() {
        return new Target("127.0.0.1", asterisk.port(), false);
    }

    private Target at(String host, Wire wire) {
        return new Target(host, asterisk.tlsPort(), false, null, wire);
    }

    private TlsSettings trusting(int recordBytes) {
        return new TlsSettings(true, List.of(asterisk.certificate()), recordBytes);
    }

    private static String refusal(Target target) {
        return assertThrows(TargetUnreachableException.class,
            () -> new LoadRun(Plans.against(target).rate(10).plan(), second -> { }).execute()).getMessage();
    }

    /** 128 actions at once and none behind them, which would have the target read on. */
    private static RunOutcome burst(Target target) throws Exception {
        return new LoadRun(Plans.against(target).connections(1).inFlight(128).warmup(Duration.ZERO)
            .duration(Duration.ofNanos(1_000)).timeout(Duration.ofSeconds(2)).drain(Duration.ofSeconds(3)).plan(),
            second -> { }).execute();
    }

    @Test
    void pipelinedActionsAreReadWhole() throws Exception {
        assertEquals(128, burst(target()).total().answered());
    }

    @Test
    void inOneLongRecordMostOfThemAreLeftUnread() throws Exception {
        RunOutcome outcome = burst(at("127.0.0.1", TLS.with(trusting(TlsSettings.MOST_RECORD_BYTES))));

        assertEquals(22, outcome.total().answered(), "1024 bytes hold 22 of them");
        assertEquals(106, outcome.total().timedOut());
    }

    @Test
    void aLongActionIsAnsweredWhenTheNextOneComes() throws Exception {
        RunOutcome outcome = new LoadRun(Plans.against(at("127.0.0.1", TLS.with(
            trusting(TlsSettings.MOST_RECORD_BYTES)))).connections(1).scenario("tls-stall").rate(10)
            .warmup(Duration.ZERO).plan(), second -> { }).execute();

        assertEquals(9, outcome.total().answered());
        assertEquals(1, outcome.total().timedOut(), "nothing comes behind the last one");
    }

    @Test
    void anUnknownAuthorityIsRefusedInOneSentence() {
        String message = refusal(at("127.0.0.1", TLS));
        assertTrue(message.contains("signed by nobody who is trusted here"), message);
        assertTrue(message.contains("--tls-ca FILE"), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (EmulatedAsterisk other = EmulatedAsterisk.builder().bind(InetAddress.getByName("127.0.0.2")).tls(0)
            .start()) {
            Wire trusting = TLS.with(new TlsSettings(true, List.of(other.certificate()), TlsSettings.RECORD_BYTES));
            String message = refusal(new Target("127.0.0.2", other.tlsPort(), false, null, trusting));
            assertTrue(message.contains("is for another name") && message.contains("127.0.0.2"), message);
        }
    }

    @Test
    void whoeverTrustsAnybodyGetsThrough() throws Exception {
        Wire insecure = TLS.with(new TlsSettings(false, List.of(), TlsSettings.RECORD_BYTES));
        RunOutcome outcome = new LoadRun(Plans.against(at("127.0.0.1", insecure)).rate(20).plan(), second -> { })
            .execute();
        assertEquals(20, outcome.total().answered());
        assertEquals("tls", outcome.target().transport());
    }

    @Test
    void aPlainPortIsSaidNotToSpeakTls() {
        String message = refusal(new Target("127.0.0.1", asterisk.port(), false, null, TLS));
        assertTrue(message.endsWith("does not speak TLS"), message);
    }
}
