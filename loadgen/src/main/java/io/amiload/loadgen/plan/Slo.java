// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A limit a run must hold, read from an expression such as {@code response.p99 < 5ms}, {@code Ping.service.max < 1s},
 * {@code flow.Call.response.p99 < 5s}, {@code errors < 0.1%},
 * {@code event.delay.p99.9 < 250ms}, {@code events.lost == 0} or {@code rate >= 0.99}.
 *
 * @param expression what the user wrote
 * @param action     the action it speaks of, a flow's name behind {@link #FLOW}, or null for all actions together
 * @param metric     what is compared
 * @param statistic  {@code min}, {@code mean}, {@code max} or {@code p} and a percentile; null for plain numbers
 * @param comparison how
 * @param limit      with what: nanoseconds, a share from 0 to 1, a count or a rate per second
 * @param unit       which of these
 */
public record Slo(String expression, String action, Metric metric, String statistic, Comparison comparison,
                  double limit, Unit unit) {

    /** What stands before the name of a flow. */
    public static final String FLOW = "flow.";

    /**
     * What is limited, as it stands in the expression.
     *
     * @return for example {@code event.delay.p99}
     */
    public String subject() {
        return expression.split("[<>=!]", 2)[0].strip();
    }

    /** What can be limited. */
    public enum Metric {
        /** Completed minus intended. */
        RESPONSE("response", true, true),
        /** Completed minus sent. */
        SERVICE("service", true, true),
        /** Sent minus intended. */
        DELAY("delay", true, true),
        /** Actions that failed in any way: error answers, no answer in time, lost with their connection. */
        ERRORS("errors", true, false),
        /** Actions without an answer in time. */
        TIMED_OUT("timedOut", true, false),
        /** Actions whose connection went away. */
        LOST("lost", true, false),
        /** Planned actions that were never sent. */
        UNSENT("unsent", true, false),
        /** Planned actions that were left out because their lane could not send them in time. */
        SKIPPED("skipped", true, false),
        /** Answered actions as a share of the planned ones, or per second. */
        RATE("rate", true, false),
        /** Receive time minus the event's own time. */
        EVENT_DELAY("event.delay", false, true),
        /** Events that never came. */
        EVENTS_LOST("events.lost", false, false),
        /** Events that came twice. */
        EVENTS_DUPLICATED("events.duplicated", false, false),
        /** Events that came in another order. */
        EVENTS_REORDERED("events.reordered", false, false),
        /** Events that broke a rule of calls. */
        EVENTS_VIOLATIONS("events.violations", false, false),
        /** From sending a user event until the first listener has it. */
        FAN_OUT_FIRST("fanout.first", false, true),
        /** From sending a user event until the last listener has it. */
        FAN_OUT_LAST("fanout.last", false, true),
        /** From the first listener to the last. */
        FAN_OUT_SKEW("fanout.skew", false, true),
        /** From when a user event was due until the last listener has it. */
        FAN_OUT_RESPONSE("fanout.response", false, true),
        /** Events per second. */
        EVENTS_RATE("events.rate", false, false),
        /** Time from connecting to being logged in. */
        LOGIN("login", false, true),
        /** Connections that could not be opened. */
        CONNECTIONS_FAILED("connections.failed", false, false),
        /** Connections that were closed by the other side. */
        CONNECTIONS_DROPPED("connections.dropped", false, false),
        /** How long this machine itself stood still. */
        HICCUP("hiccup", false, true);

        private final String word;
        private final boolean perAction;
        private final boolean time;

        Metric(String word, boolean perAction, boolean time) {
            this.word = word;
            this.perAction = perAction;
            this.time = time;
        }

        /**
         * The metric's name in expressions.
         *
         * @return for example {@code event.delay}
         */
        public String word() {
            return word;
        }

        /**
         * Tells whether it is a distribution of times.
         *
         * @return true when a statistic such as {@code p99} belongs to it
         */
        public boolean isTime() {
            return time;
        }

        static List<String> words() {
            List<String> words = new ArrayList<>();
            for (Metric metric : values()) {
                words.add(metric.word);
            }
            return words;
        }
    }

    /** How a value is compared with its limit. */
    public enum Comparison {
        /** Less. */
        LESS("<"),
        /** Less or the same. */
        AT_MOST("<="),
        /** More. */
        MORE(">"),
        /** More or the same. */
        AT_LEAST(">="),
        /** The same. */
        EQUAL("=="),
        /** Another one. */
        DIFFERENT("!=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /**
         * Compares.
         *
         * @param value what was measured
         * @param limit what was asked
         * @return true when it holds
         */
        public boolean holds(double value, double limit) {
            return switch (this) {
                case LESS -> value < limit;
                case AT_MOST -> value <= limit;
                case MORE -> value > limit;
                case AT_LEAST -> value >= limit;
                case EQUAL -> value == limit;
                case DIFFERENT -> value != limit;
            };
        }

        /**
         * The sign in expressions.
         *
         * @return for example {@code <=}
         */
        public String sign() {
            return sign;
        }
    }

    /** What a limit and a value are numbers of. */
    public enum Unit {
        /** Nanoseconds. */
        NANOS,
        /** A share from 0 to 1. */
        SHARE,
        /** A plain number. */
        COUNT,
        /** A number per second. */
        PER_SECOND
    }

    /**
     * Reads an expression.
     *
     * @param expression metric, comparison and limit
     * @return the limit
     * @throws PlanException with the column of the mistake
     */
    public static Slo parse(String expression) {
        return new SloParser(expression).slo();
    }

    /**
     * The percentile this expression asks for.
     *
     * @return 0 to 100; NaN when the statistic is not a percentile
     */
    public double percentile() {
        return statistic != null && statistic.startsWith("p") ? Double.parseDouble(statistic.substring(1)) : Double.NaN;
    }

    static boolean mayBePerAction(Metric metric) {
        return metric.perAction;
    }

    @Override
    public String toString() {
        return expression;
    }
}
