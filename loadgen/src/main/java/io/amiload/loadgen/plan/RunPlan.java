// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Everything needed to repeat a run.
 *
 * @param name          short name of the run, for the result folder
 * @param target        where to connect
 * @param credentials   who logs in; never written to a file
 * @param connections   lanes that send actions
 * @param listeners     further sessions that only receive events
 * @param model         open or closed
 * @param profile       the open model's rate over the measured window; null in the closed model
 * @param arrivals      how the open model's actions are spread
 * @param catchUp       what the open model does with actions that a lane could not send in time
 * @param seed          for the mix of actions and for Poisson arrivals
 * @param inFlight      most actions outstanding per lane; reaching it shows as delay, never as a lower rate
 * @param scenario      what is sent
 * @param warmup        time before the measured window, at its first rate; measured apart and not reported
 * @param duration      the measured window; in the open model the profile's length
 * @param actionTimeout how long to wait for an action's end before it counts as timed out
 * @param loginTimeout  how long a connection may take until it is logged in
 * @param drainTimeout  how long to wait, after the last action was sent, for what is still unanswered
 * @param loops         event-loop threads
 * @param audit         whether the events that come in are watched
 * @param slos          limits to hold
 * @param maxErrors     how many actions may fail before the run is stopped; null for any number
 */
public record RunPlan(String name, Target target, Credentials credentials, int connections, int listeners,
                      LoadModel model, LoadProfile profile, Arrivals arrivals, CatchUp catchUp, long seed,
                      int inFlight, Scenario scenario, Duration warmup, Duration duration, Duration actionTimeout,
                      Duration loginTimeout, Duration drainTimeout, int loops, AuditMode audit, List<Slo> slos,
                      ErrorLimit maxErrors) {

    /** Outstanding actions per lane in the open model, unless the user says otherwise. */
    public static final int OPEN_IN_FLIGHT = 64;

    /** Outstanding actions per lane in the closed model, unless the user says otherwise. */
    public static final int CLOSED_IN_FLIGHT = 1;

    /** How long an action may take, unless the user says otherwise. */
    public static final Duration ACTION_TIMEOUT = Duration.ofSeconds(10);

    /** How long a login may take, unless the user says otherwise. */
    public static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(10);

    /** Checks the ranges and what belongs together. */
    public RunPlan {
        Objects.requireNonNull(name);
        Objects.requireNonNull(target);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(model);
        Objects.requireNonNull(arrivals);
        Objects.requireNonNull(catchUp);
        Objects.requireNonNull(scenario);
        Objects.requireNonNull(audit);
        slos = List.copyOf(slos);
        require(connections >= 1, "--connections must be at least 1");
        require(listeners >= 0, "--listeners must not be negative");
        require(inFlight >= 1, "--in-flight must be at least 1");
        require(inFlight == 1 || !target.wire().transport().isHttp(),
            "--in-flight must be 1 by HTTP: a lane has one request under way; give more --connections");
        require(credentials.auth() != AuthMethod.DIGEST || target.wire().transport().isHttp(),
            "--auth digest needs --transport http or https");
        require(credentials.auth() != AuthMethod.DIGEST || scenario.eventMask().equals("off"),
            "the scenario " + scenario.name() + " waits for events, and a session by --auth digest misses some whenever"
                + " its nonce is renewed; use --auth plain or md5");
        require(scenario.reader() == 0 || listeners >= 1,
            "the listeners of the scenario " + scenario.name() + " read slowly; --listeners must be at least 1");
        require(scenario.reader() == 0 || !target.wire().transport().isHttp(), "the scenario " + scenario.name()
            + " needs --transport tcp or tls: a web server keeps events until they are asked for, so nobody reads"
            + " slowly there");
        require(scenario.tlsRecord() == 0 || target.wire().transport() == Transport.TLS, "the scenario "
            + scenario.name() + " is about TLS records; it needs --transport tls");
        require(loops >= 1, "--loops must be at least 1");
        require(!warmup.isNegative() && !drainTimeout.isNegative(), "a time must not be negative");
        require(!duration.isZero() && !duration.isNegative(), "--duration must be longer than nothing");
        require(!actionTimeout.isZero() && !actionTimeout.isNegative(), "--timeout must be longer than nothing");
        require(!loginTimeout.isZero() && !loginTimeout.isNegative(), "--login-timeout must be longer than nothing");
        require((model == LoadModel.OPEN) == (profile != null), "a profile belongs to the open model, and only there");
        require(profile == null || profile.durationNanos() == duration.toNanos(),
            "the duration must be the profile's length");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new PlanException(message);
        }
    }

    /**
     * Event-loop threads, unless the user says otherwise: half of the processors, so that the target on the same
     * machine (and the collector) have the other half.
     *
     * @return at least 1
     */
    public static int defaultLoops() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /**
     * The open model's profile with the warm-up in front, as the engine drives it; time 0 is the first action's.
     *
     * @return the profile, or null in the closed model
     */
    public LoadProfile schedule() {
        return profile == null ? null : profile.withWarmup(warmup);
    }
}
