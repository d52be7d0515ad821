// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.Arrivals;
import io.amiload.loadgen.plan.CatchUp;
import io.amiload.loadgen.plan.Demand;
import io.amiload.loadgen.plan.Durations;
import io.amiload.loadgen.plan.LoadProfile;
import io.amiload.loadgen.plan.Patience;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Rates;
import io.amiload.loadgen.plan.Sessions;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How much, how long, and by which model. */
final class LoadOptions {

    static final String DEFAULT_RATE = "1000";
    static final String DEFAULT_DURATION = "20s";
    static final String DEFAULT_WARMUP = "3s";

    @Option(names = "--rate", paramLabel = "R", order = HelpSections.LOAD + 2,
        description = "Open model: R actions per second over all lanes, from a schedule made ahead:"
            + " 2000, 2k/s, 6000/min. Default: " + DEFAULT_RATE + ".")
    private String rate;

    @Option(names = "--profile", paramLabel = "SPEC", order = HelpSections.LOAD + 3,
        description = "Open model in stages: \"rate(100/s) hold(30s) ramp(500/s, 2m) spike(2000/s, 5s)\".")
    private String profile;

    @Option(names = "--closed", order = HelpSections.LOAD + 4,
        description = "Closed model: each lane sends its next action when the target has answered one.")
    private boolean closed;

    @Option(names = "--in-flight", paramLabel = "K", order = HelpSections.LOAD + 5,
        description = "Most unanswered actions per lane. Default: " + Sessions.CLOSED_IN_FLIGHT + " with --closed, else "
            + Sessions.OPEN_IN_FLIGHT + "; 1 by HTTP; reaching it shows as delay, not as a lower rate.")
    private Integer inFlight;

    @Option(names = "--arrivals", paramLabel = "even|poisson", order = HelpSections.LOAD + 6,
        description = "Open model: equal distances, or random ones around the rate. Default: even.")
    private Arrivals arrivals;

    @Option(names = "--catch-up", paramLabel = "unbounded|2x|none", order = HelpSections.LOAD + 7,
        description = "Open model: what becomes of actions that a lane could not send when they were due."
            + " unbounded: all are sent as soon as it can; 2x: all are sent, at no more than twice"
            + " the plan's rate; none: they are skipped and counted. Default: unbounded.")
    private String catchUp;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", order = HelpSections.LOAD + 8,
        description = "Seed of everything random: the mix, the arrivals. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--warmup", paramLabel = "D", defaultValue = DEFAULT_WARMUP, order = HelpSections.LOAD + 9,
        description = "Load before the measured window, not counted. Default: ${DEFAULT-VALUE}.")
    private String warmup;

    @Option(names = "--duration", paramLabel = "D", order = HelpSections.LOAD + 10,
        description = "The measured window: 500ms, 90s, 5m, 1h30m. Default: " + DEFAULT_DURATION
            + ", or the profile's length.")
    private String duration;

    @Option(names = "--timeout", paramLabel = "D", defaultValue = "10s", order = HelpSections.LOAD + 11,
        description = "How long an action may take before it counts as timed out. Default: ${DEFAULT-VALUE}.")
    private String timeout;

    @Option(names = "--login-timeout", paramLabel = "D", defaultValue = "10s", order = HelpSections.LOAD + 12,
        description = "How long a connection may take until it is logged in. Default: ${DEFAULT-VALUE}.")
    private String loginTimeout;

    @Option(names = "--drain", paramLabel = "D", order = HelpSections.LOAD + 13,
        description = "How long to wait at the end for what is unanswered. Default: the timeout.")
    private String drain;

    /** What is asked of the target over time. */
    Demand demand() {
        if (closed) {
            refuse(rate != null, "--rate");
            refuse(profile != null, "--profile");
            refuse(arrivals != null, "--arrivals");
            refuse(catchUp != null, "--catch-up");
        }
        LoadProfile planned = closed ? null : profile();
        Duration measured = planned == null ? positive("--duration", duration())
            : Duration.ofNanos(planned.durationNanos());
        return new Demand(planned, measured, flag("--warmup", warmup, Durations::parse),
            arrivals == null ? Arrivals.EVEN : arrivals,
            catchUp == null ? CatchUp.UNBOUNDED : flag("--catch-up", catchUp, CatchUp::parse), seed);
    }

    /** How long to wait for what. */
    Patience patience() {
        Duration action = positive("--timeout", timeout);
        return new Patience(action, positive("--login-timeout", loginTimeout),
            drain == null ? action : flag("--drain", drain, Durations::parse));
    }

    private static void refuse(boolean given, String flag) {
        if (given) {
            throw new PlanException(flag + " belongs to the open model and cannot be used with --closed");
        }
    }

    private LoadProfile profile() {
        if (profile != null) {
            if (rate != null || duration != null) {
                throw new PlanException((rate != null ? "--rate" : "--duration")
                    + " cannot be used with --profile, which says both rate and time");
            }
            return some(LoadProfile.parse(profile));
        }
        double perSecond = flag("--rate", rate == null ? DEFAULT_RATE : rate, Rates::parse);
        if (perSecond == 0) {
            throw new PlanException("--rate must be more than 0");
        }
        return some(LoadProfile.constant(perSecond, positive("--duration", duration())));
    }

    private static LoadProfile some(LoadProfile profile) {
        if (profile.total() < 1) {
            throw new PlanException("the plan asks for less than one action; raise the rate or the time");
        }
        return profile;
    }

    private String duration() {
        return duration == null ? DEFAULT_DURATION : duration;
    }

    /** By HTTP a lane has one request under way. */
    int inFlight(boolean http) {
        if (inFlight != null) {
            return inFlight;
        }
        if (http) {
            return 1;
        }
        return closed ? Sessions.CLOSED_IN_FLIGHT : Sessions.OPEN_IN_FLIGHT;
    }

    private static Duration positive(String flag, String text) {
        Duration parsed = flag(flag, text, Durations::parse);
        if (parsed.isZero()) {
            throw new PlanException(flag + " must be longer than nothing");
        }
        return parsed;
    }

    /** Reads a flag's value; a complaint names the flag. */
    static <T> T flag(String flag, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (PlanException e) {
            throw new PlanException(flag + ": " + e.getMessage());
        }
    }
}
