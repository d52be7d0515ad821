// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static io.amiload.loadgen.plan.PlanException.require;

import java.util.Objects;

/**
 * Everything needed to repeat a run.
 *
 * @param name        short name of the run, for the result folder
 * @param target      where to connect
 * @param credentials who logs in; never written to a file
 * @param sessions    how many sessions, and how much each may have under way
 * @param demand      what is asked of the target over time
 * @param scenario    what is sent
 * @param patience    how long to wait for what
 * @param watch       what is watched, and the limits
 */
public record RunPlan(String name, Target target, Credentials credentials, Sessions sessions, Demand demand,
                      Scenario scenario, Patience patience, Watch watch) {

    /** Checks what belongs together. */
    public RunPlan {
        Objects.requireNonNull(name);
        Objects.requireNonNull(target);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(sessions);
        Objects.requireNonNull(demand);
        Objects.requireNonNull(scenario);
        Objects.requireNonNull(patience);
        Objects.requireNonNull(watch);
        Transport transport = target.wire().transport();
        require(sessions.inFlight() == 1 || !transport.isHttp(),
            "--in-flight must be 1 by HTTP: a lane has one request under way; give more --connections");
        require(credentials.auth() != AuthMethod.DIGEST || transport.isHttp(),
            "--auth digest needs --transport http or https");
        require(credentials.auth() != AuthMethod.DIGEST || scenario.eventMask().equals("off"),
            "the scenario " + scenario.name() + " waits for events, and a session by --auth digest misses some whenever"
                + " its nonce is renewed; use --auth plain or md5");
        require(scenario.reader() == 0 || sessions.listeners() >= 1,
            "the listeners of the scenario " + scenario.name() + " read slowly; --listeners must be at least 1");
        require(scenario.reader() == 0 || !transport.isHttp(), "the scenario " + scenario.name()
            + " needs --transport tcp or tls: a web server keeps events until they are asked for, so nobody reads"
            + " slowly there");
        require(scenario.tlsRecord() == 0 || transport == Transport.TLS, "the scenario " + scenario.name()
            + " is about TLS records; it needs --transport tls");
    }
}
