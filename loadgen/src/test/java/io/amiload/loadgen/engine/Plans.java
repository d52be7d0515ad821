// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Arrivals;
import io.amiload.loadgen.plan.AuditMode;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.CatchUp;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.ErrorLimit;
import io.amiload.loadgen.plan.LoadProfile;
import io.amiload.loadgen.plan.Patience;
import io.amiload.loadgen.plan.RunPlan;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.plan.Secret;
import io.amiload.loadgen.plan.Sessions;
import io.amiload.loadgen.plan.Slo;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes plans for tests: short ones, with what a test wants to be different. */
final class Plans {

    private final Target target;
    private Scenario scenario = Scenarios.builtIn("ping");
    private Credentials credentials = credentials("s3cret", AuthMethod.PLAIN);
    private int connections = 2;
    private int listeners;
    private int inFlight = 8;
    private double rate;
    private Arrivals arrivals = Arrivals.EVEN;
    private CatchUp catchUp = CatchUp.UNBOUNDED;
    private ErrorLimit maxErrors;
    private int loops = 1;
    private AuditMode audit = AuditMode.ON;
    private List<Slo> slos = List.of();
    private Duration warmup = Duration.ofMillis(200);
    private Duration duration = Duration.ofSeconds(1);
    private Duration timeout = Duration.ofSeconds(5);
    private Duration loginTimeout = Patience.USUAL;
    private Duration drain = Duration.ofSeconds(5);

    private Plans(Target target) {
        this.target = target;
    }

    static Plans against(Target target) {
        return new Plans(target);
    }

    static Plans against(int port) {
        return new Plans(new Target("127.0.0.1", port, false));
    }

    static Credentials credentials(String secret, AuthMethod auth) {
        return new Credentials("admin", Secret.of(secret), auth);
    }

    Plans scenario(String name) {
        scenario = Scenarios.builtIn(name);
        return this;
    }

    Plans scenario(Scenario which) {
        scenario = which;
        return this;
    }

    /** A scenario of the test's own. */
    Plans yaml(String text) throws IOException {
        Path file = Files.createTempFile("scenario", ".yaml");
        try {
            scenario = Scenarios.load(Files.writeString(file, text));
        } finally {
            Files.delete(file);
        }
        return this;
    }

    Plans credentials(Credentials who) {
        credentials = who;
        return this;
    }

    Plans connections(int count) {
        connections = count;
        return this;
    }

    Plans listeners(int count) {
        listeners = count;
        return this;
    }

    Plans inFlight(int count) {
        inFlight = count;
        return this;
    }

    /** Open model at a rate; without it the model is closed. */
    Plans rate(double perSecond) {
        rate = perSecond;
        return this;
    }

    Plans arrivals(Arrivals how) {
        arrivals = how;
        return this;
    }

    Plans catchUp(CatchUp policy) {
        catchUp = policy;
        return this;
    }

    Plans maxErrors(String limit) {
        maxErrors = ErrorLimit.parse(limit);
        return this;
    }

    Plans loops(int count) {
        loops = count;
        return this;
    }

    Plans slo(String expression) {
        slos = List.of(Slo.parse(expression));
        return this;
    }

    Plans audit(AuditMode mode) {
        audit = mode;
        return this;
    }

    Plans warmup(Duration length) {
        warmup = length;
        return this;
    }

    Plans duration(Duration length) {
        duration = length;
        return this;
    }

    Plans timeout(Duration length) {
        timeout = length;
        return this;
    }

    Plans loginTimeout(Duration length) {
        loginTimeout = length;
        return this;
    }

    Plans drain(Duration length) {
        drain = length;
        return this;
    }

    RunPlan plan() {
        return new RunPlan("test", target, credentials,
            new Sessions(connections, listeners, target.wire().transport().isHttp() ? 1 : inFlight, loops),
            new Demand(rate > 0 ? LoadProfile.constant(rate, duration) : null, duration, warmup, arrivals, catchUp, 1),
            scenario, new Patience(timeout, loginTimeout, drain), new Watch(audit, false, slos, maxErrors));
    }
}
