// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Secret;
import io.amiload.loadgen.plan.Target;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;

/** The emulator inside this process, as the target of a run that names none. */
final class EmbeddedTarget implements AutoCloseable {

    /** Calls per second that nobody asked for: a run shall see events whatever its scenario. */
    private static final int CALLS = 5;
    private static final String BACKGROUND = CALLS + " calls/s";

    /** Stands for it in a plan that is checked before it is started. */
    static final Target PLACEHOLDER = new Target("127.0.0.1", Target.DEFAULT_PORT, true, BACKGROUND);

    private static final String USER = "amiload";

    private final EmulatedAsterisk emulator;

    private EmbeddedTarget(EmulatedAsterisk emulator) {
        this.emulator = emulator;
    }

    /** Makes up an account. */
    static Credentials credentials(AuthMethod auth) {
        return new Credentials(USER, Secret.of(new BigInteger(100, new SecureRandom()).toString(36)), auth);
    }

    /** Starts it on a free port of the loopback interface. */
    static EmbeddedTarget start(Credentials account) throws IOException {
        return new EmbeddedTarget(EmulatedAsterisk.builder()
            .account(account.user(), account.secret().reveal(), "all", "all")
            .timestampEvents(true)
            .calls(CALLS)
            .start());
    }

    Target target() {
        return new Target(emulator.host(), emulator.port(), true, BACKGROUND);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
