// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Target;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whom to load and who logs in. */
final class TargetOptions {

    @Option(names = "--target", paramLabel = "HOST[:PORT]", order = 1,
        description = "The manager interface to load; port 5038 unless given. Without it: the built-in emulator.")
    private String target;

    @Option(names = "--user", paramLabel = "NAME", order = 2, description = "Account to log in with.")
    private String user;

    @Option(names = "--auth", paramLabel = "plain|md5", defaultValue = "plain", order = 3,
        description = "How to log in. md5 does not send the secret. Default: ${DEFAULT-VALUE}.")
    private AuthMethod auth;

    @Mixin
    private SecretOptions secret;

    // Flags of the tool's design that are refused in words, rather than as unknown.
    @Option(names = "--transport", hidden = true)
    private String transport;

    @Option(names = {"--tls", "--tls-insecure"}, hidden = true)
    private boolean tls;

    @Option(names = "--tls-ca", hidden = true)
    private String tlsCa;

    boolean isEmbedded() {
        return target == null;
    }

    void check() {
        if (tls || tlsCa != null || transport != null && !transport.equals("tcp")) {
            throw new PlanException("only --transport tcp is supported; tls, http and https are not in this version");
        }
        if (isEmbedded() && (user != null || secret.isGiven())) {
            throw new PlanException((user != null ? "--user" : "a secret") + " needs --target:"
                + " the built-in emulator has an account of its own");
        }
        if (!isEmbedded() && user == null) {
            throw new PlanException("--user is missing: which account shall log in at " + target + "?");
        }
    }

    Target target() {
        return LoadOptions.flag("--target", target, Target::parse);
    }

    Credentials credentials(Console console) {
        return new Credentials(user, secret.read(console), auth);
    }

    AuthMethod auth() {
        return auth;
    }
}
