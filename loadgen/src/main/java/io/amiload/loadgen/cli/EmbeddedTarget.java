// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.emulator.EmulatorBuilder;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.Secret;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.TlsSettings;
import io.amiload.loadgen.plan.Wire;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** The emulator inside this process, as the target of a run that names none. */
final class EmbeddedTarget implements AutoCloseable {

    /** Calls per second that nobody asked for: a run shall see events whatever its scenario. */
    private static final int CALLS = 5;
    private static final String BACKGROUND = CALLS + " calls/s";

    private static final String USER = "amiload";

    private final EmulatedAsterisk emulator;
    private final Wire wire;
    private final String background;

    private EmbeddedTarget(EmulatedAsterisk emulator, Wire wire, String background) {
        this.emulator = emulator;
        this.wire = wire;
        this.background = background;
    }

    /** Stands for it in a plan that is checked before it is started. */
    static Target placeholder(Wire wire) {
        return new Target("127.0.0.1", wire.transport().defaultPort(), true, BACKGROUND, wire);
    }

    /** Makes up an account. */
    static Credentials credentials(AuthMethod auth) {
        return new Credentials(USER, Secret.of(new BigInteger(100, new SecureRandom()).toString(36)), auth);
    }

    /**
     * Starts it on free ports of the loopback interface, as suits a scenario: for one about TLS records it leaves the rest
     * of a long one unread, as real servers do, and its events are numbered unless the scenario's own are.
     */
    static EmbeddedTarget start(Credentials account, Wire wire, Scenario scenario) throws IOException {
        boolean stalls = scenario.tlsRecord() > 0;
        // User events number themselves; all others need the server to do it, if a run is to know that none was lost.
        boolean numbered = scenario.actions().stream().noneMatch(one -> one.action().equalsIgnoreCase("UserEvent"));
        EmulatorBuilder builder = builder(account).calls(CALLS).debug(numbered);
        switch (wire.transport()) {
            case TCP -> {
                // It always listens for these.
            }
            case TLS -> builder.tls(0).tlsStall(stalls);
            case HTTP -> builder.http(0);
            case HTTPS -> builder.https(0);
        }
        return new EmbeddedTarget(builder.start(), wire, BACKGROUND);
    }

    /** Starts one that does nothing but what it is asked to. */
    static EmbeddedTarget startQuiet(Credentials account) throws IOException {
        return new EmbeddedTarget(builder(account).start(), Wire.TCP, null);
    }

    private static EmulatorBuilder builder(Credentials account) {
        return EmulatedAsterisk.builder()
            .account(account.user(), account.secret().reveal(), "all", "all")
            .timestampEvents(true);
    }

    Target target() {
        int port = switch (wire.transport()) {
            case TCP -> emulator.port();
            case TLS -> emulator.tlsPort();
            case HTTP -> emulator.httpPort();
            case HTTPS -> emulator.httpsPort();
        };
        return new Target(emulator.host(), port, true, background,
            wire.transport().isEncrypted() ? wire.with(trustingIt(wire.tls())) : wire);
    }

    private TlsSettings trustingIt(TlsSettings settings) {
        return settings.verified() ? new TlsSettings(true, List.of(emulator.certificate()), settings.recordBytes())
            : settings;
    }

    /** Has it stand still. */
    void stall(Duration howLong) {
        emulator.stall(howLong);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
