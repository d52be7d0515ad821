// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Wire;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom to load and who logs in. */
final class TargetOptions {

    @Option(names = "--target", paramLabel = "HOST[:PORT]", order = 1,
        description = "The manager interface to load; without a port, the transport's usual one."
            + " Without the flag: the built-in emulator.")
    private String target;

    @Option(names = "--user", paramLabel = "NAME", order = 2, description = "Account to log in with.")
    private String user;

    @Option(names = "--auth", paramLabel = "plain|md5|digest", defaultValue = "plain", order = 8,
        description = "How to log in. md5 and digest do not send the secret; digest is for HTTP, without a login."
            + " Default: ${DEFAULT-VALUE}.")
    private AuthMethod auth;

    @Mixin
    private SecretOptions secret;

    @Mixin
    private WireOptions wire;

    /** Lets a scenario choose what no flag does. */
    void preset(Scenario scenario) {
        wire.preset(scenario);
    }

    boolean isEmbedded() {
        return target == null;
    }

    void check() {
        if (isEmbedded() && (user != null || secret.isGiven())) {
            throw new PlanException((user != null ? "--user" : "a secret") + " needs --target:"
                + " the built-in emulator has an account of its own");
        }
        if (isEmbedded() && wire.namesAuthorities()) {
            throw new PlanException("--tls-ca needs --target: the built-in emulator's certificate is trusted as it is");
        }
        if (!isEmbedded() && user == null) {
            throw new PlanException("--user is missing: which account shall log in at " + target + "?");
        }
    }

    Target target(Console console) {
        Wire how = wire.read(console);
        return LoadOptions.flag("--target", target, text -> Target.parse(text, how));
    }

    /** How bytes travel, also to the built-in emulator. */
    Wire wire(Console console) {
        return wire.read(console);
    }

    Credentials credentials(Console console) {
        return new Credentials(user, secret.read(console), auth);
    }

    boolean isHttp() {
        return wire.isHttp();
    }

    AuthMethod auth() {
        return auth;
    }
}
