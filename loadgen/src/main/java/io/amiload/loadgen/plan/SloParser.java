// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.List;
import java.util.regex.Pattern;

/** Reads one limit expression, once. */
final class SloParser {

    private static final Pattern STATISTIC = Pattern.compile("min|mean|max|p(\\d{1,2}(\\.\\d+)?|100)");
    private static final Pattern STATISTIC_BEHIND = Pattern.compile("\\.(min|mean|max|p[\\d.]+)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final String expression;
    private final TextCursor text;

    SloParser(String expression) {
        this.expression = expression.strip();
        this.text = new TextCursor("limit", expression);
    }

    Slo slo() {
        text.skipBlanks();
        int nameAt = text.position();
        String name = text.until("<>=!");
        if (name.isEmpty()) {
            throw text.errorAt(nameAt, "expected a metric, for example response.p99 < 5ms");
        }
        Named named = named(nameAt, name);
        text.skipBlanks();
        Slo.Comparison comparison = comparison();
        text.skipBlanks();
        int limitAt = text.position();
        String limit = text.until("");
        if (limit.isEmpty()) {
            throw text.errorAt(limitAt, "expected a limit after " + comparison.sign());
        }
        text.skipBlanks();
        if (!text.atEnd()) {
            throw text.error("expected nothing more after the limit");
        }
        Slo.Unit unit = unit(named.metric(), limit);
        return new Slo(expression, named.action(), named.metric(), named.statistic(), comparison,
            text.locating(limitAt, () -> number(named.metric(), limit)), unit);
    }

    private record Named(String action, Slo.Metric metric, String statistic) {
    }

    /** Splits {@code [action.]metric[.statistic]}; metric and action may not be told apart by dots alone. */
    private Named named(int at, String name) {
        String lower = name.startsWith("events.delay") ? "event.delay" + name.substring(12) : name;
        for (Slo.Metric metric : Slo.Metric.values()) {
            String word = metric.word();
            if (lower.equals(word) || lower.startsWith(word + ".")) {
                return new Named(null, metric, statistic(at, metric, lower.substring(word.length())));
            }
        }
        int dot = name.indexOf('.', name.startsWith(Slo.FLOW) ? Slo.FLOW.length() : 0);
        if (dot > 0) {
            String rest = name.substring(dot + 1);
            for (Slo.Metric metric : Slo.Metric.values()) {
                if (Slo.mayBePerAction(metric)
                    && (rest.equals(metric.word()) || rest.startsWith(metric.word() + "."))) {
                    return new Named(name.substring(0, dot), metric,
                        statistic(at, metric, rest.substring(metric.word().length())));
                }
            }
        }
        List<String> words = Slo.Metric.words();
        String stem = STATISTIC_BEHIND.matcher(name).replaceFirst("");
        throw text.errorAt(at, "'" + stem + "' is not a metric" + Suggestions.forWord(stem, words)
            + "; expected one of " + String.join(", ", words) + ", for one action Ping.response.p99");
    }

    private String statistic(int at, Slo.Metric metric, String rest) {
        if (!metric.isTime()) {
            if (!rest.isEmpty()) {
                throw text.errorAt(at, metric.word() + " is one number; it has no '" + rest.substring(1) + "'");
            }
            return null;
        }
        if (rest.isEmpty()) {
            throw text.errorAt(at, metric.word() + " is a distribution; say which part: " + metric.word() + ".p99");
        }
        String statistic = rest.substring(1);
        if (!STATISTIC.matcher(statistic).matches()) {
            throw text.errorAt(at, "'" + statistic + "' is not a statistic;"
                + " expected min, mean, max or p50, p99.9, …");
        }
        return statistic;
    }

    private Slo.Comparison comparison() {
        // The two-character signs come first: "<=" begins with "<".
        for (Slo.Comparison comparison : List.of(Slo.Comparison.AT_MOST, Slo.Comparison.AT_LEAST,
            Slo.Comparison.EQUAL, Slo.Comparison.DIFFERENT, Slo.Comparison.LESS, Slo.Comparison.MORE)) {
            if (text.take(comparison.sign())) {
                return comparison;
            }
        }
        throw text.error("expected <, <=, >, >=, == or !=");
    }

    private static Slo.Unit unit(Slo.Metric metric, String limit) {
        if (metric.isTime()) {
            return Slo.Unit.NANOS;
        }
        if (metric == Slo.Metric.EVENTS_RATE || metric == Slo.Metric.RATE && limit.indexOf('/') >= 0) {
            return Slo.Unit.PER_SECOND;
        }
        return metric == Slo.Metric.RATE || limit.endsWith("%") ? Slo.Unit.SHARE : Slo.Unit.COUNT;
    }

    private static double number(Slo.Metric metric, String limit) {
        if (metric.isTime()) {
            return Durations.parse(limit).toNanos();
        }
        if (metric == Slo.Metric.EVENTS_RATE || metric == Slo.Metric.RATE && limit.indexOf('/') >= 0) {
            return Rates.parse(limit);
        }
        boolean percent = limit.endsWith("%");
        String digits = percent ? limit.substring(0, limit.length() - 1) : limit;
        if (percent && !Slo.mayBePerAction(metric)) {
            throw new PlanException(metric.word() + " is a count; expected a plain number, not a percentage");
        }
        if (!NUMBER.matcher(digits).matches()) {
            throw new PlanException("'" + limit + "' is not a number" + (Slo.mayBePerAction(metric)
                ? "; expected something like 0.1% or 0" : "; expected something like 0"));
        }
        double value = Double.parseDouble(digits) / (percent ? 100 : 1);
        if (metric == Slo.Metric.RATE && value > 1) {
            throw new PlanException("rate is a share of the plan from 0 to 1; write " + limit
                + "/s if you mean actions per second");
        }
        return value;
    }
}
