// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.result.StoredResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two results held against each other, metric by metric.
 *
 * <p>A metric is better or worse when the whole confidence interval of its change lies beyond the tolerance. The
 * confidence is that of all metrics together: if nothing had changed, the chance that any of them is called better or
 * worse would be at most what is left to 100 %.
 */
public final class ResultComparison {

    /**
     * How to judge.
     *
     * @param tolerance  a change up to this is no difference: 0.1 for ten per cent
     * @param confidence of all metrics together: 0.95
     * @param seed       of the draws
     * @param anyway     true to compare in spite of other plans or environments
     */
    public record Settings(double tolerance, double confidence, long seed, boolean anyway) {
    }

    /** Shares differ when this much lies between them: a tenth of a per cent of all actions. */
    static final double SHARE_TOLERANCE = 0.001;
    /** As many times must lie beyond a percentile for it to say something. */
    private static final int LEAST_BEYOND = 10;
    private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);
    private static final int MOST_ACTIONS = 20;

    /** An idle thread that wakes up this late once in a hundred times, nanoseconds, tells of a busy machine. */
    private static final double LEAST_UNREST = 1_000_000;
    private static final double MOST_UNREST_RATIO = 2;

    private final StoredResult a;
    private final StoredResult b;
    private final Settings settings;
    private final Comparability comparability;
    private final List<Compared> metrics = new ArrayList<>();
    private final RunSeries seriesA;
    private final RunSeries seriesB;
    private final List<String> obstacles = new ArrayList<>();

    /**
     * Compares.
     *
     * @param a        the first result
     * @param b        the second, of which is said whether it is better
     * @param settings how to judge
     * @throws IOException when a file cannot be read
     */
    public ResultComparison(StoredResult a, StoredResult b, Settings settings) throws IOException {
        this.a = a;
        this.b = b;
        this.settings = settings;
        comparability = Comparability.of(a, b);
        for (StoredResult result : List.of(a, b)) {
            String status = result.json().path("verdict").path("status").asText();
            if (status.equals("invalid")) {
                obstacles.add(result.name() + " is invalid: its own generator was in the way");
            }
        }
        if (!settings.anyway()) {
            comparability.obstacles().forEach(difference -> obstacles.add(difference.toString()));
        }
        seriesA = RunSeries.read(a);
        seriesB = RunSeries.read(b);
        int least = Math.min(seriesA.intervals(), seriesB.intervals());
        if (least < BlockBootstrap.LEAST_INTERVALS) {
            obstacles.add("a window of " + least + " s is too short: at least " + BlockBootstrap.LEAST_INTERVALS
                + " s are needed to tell a change from chance");
        }
        compare();
    }

    /**
     * What else may have made a difference: the machine that measured, when it was less quiet in one run than in the
     * other. A real change of the target can be the cause of that too, when it runs on the same machine, so this judges
     * nothing.
     *
     * @return sentences, none when both runs had it equally quiet
     */
    public List<String> cautions() {
        double ofA = a.json().at("/generator/hiccup/p99").asDouble(0);
        double ofB = b.json().at("/generator/hiccup/p99").asDouble(0);
        double more = Math.max(ofA, ofB);
        if (more < LEAST_UNREST || more < MOST_UNREST_RATIO * Math.min(ofA, ofB)) {
            return List.of();
        }
        boolean inA = ofA > ofB;
        return List.of("the machine that measured was less quiet during " + (inA ? a : b).name() + ": an idle thread woke"
            + " up " + Quantity.nanos(more) + " or more too late once in a hundred times, during "
            + (inA ? b : a).name() + " " + Quantity.nanos(Math.min(ofA, ofB)) + "; times may differ for that alone");
    }

    private void compare() {
        Map<String, List<Metric>> byTag = times();
        int bootstrapped = byTag.values().stream().mapToInt(List::size).sum() + 2;
        double alpha = (1 - settings.confidence()) / (bootstrapped + 2);
        metrics.add(ofCounts(new Metric("rate", Metric.Kind.RATE, null, 0, true), alpha));
        metrics.add(ofCounts(new Metric("errors", Metric.Kind.SHARE, null, 0, false), alpha));
        byTag.forEach((tag, list) -> metrics.addAll(ofTimes(tag, list, alpha)));
        metrics.add(ofNumbers("events.lost", a.json().at("/events/lost"), b.json().at("/events/lost"), alpha));
        metrics.add(ofNumbers("events.violations", sum(a.json().at("/events/violations")),
            sum(b.json().at("/events/violations")), alpha));
    }

    /** Percentiles of what either result has times of. */
    private Map<String, List<Metric>> times() {
        Map<String, List<Metric>> byTag = new LinkedHashMap<>();
        byTag.put("total.response", PERCENTILES.stream().map(p -> Metric.time("response", "total.response",
            p)).toList());
        byTag.put("total.service", List.of(Metric.time("service", "total.service", 50),
            Metric.time("service", "total.service", 99)));
        TreeSet<String> tags = new TreeSet<>(seriesA.tags());
        tags.addAll(seriesB.tags());
        List<String> actions = tags.stream().filter(tag -> tag.endsWith(".response") && !tag.startsWith("total.")
            && !tag.startsWith("fanout.") && !tag.startsWith("flow.")).toList();
        if (actions.size() > 1) {
            actions.stream().limit(MOST_ACTIONS).forEach(tag -> byTag.put(tag, List.of(Metric.time(tag, tag, 99))));
        }
        tags.stream().filter(tag -> tag.startsWith("flow.") || tag.equals("fanout.last")).limit(MOST_ACTIONS)
            .forEach(tag -> byTag.put(tag, List.of(Metric.time(tag, tag, 99))));
        if (tags.contains("event.delay")) {
            byTag.put("event.delay", List.of(Metric.time("event.delay", "event.delay", 50),
                Metric.time("event.delay", "event.delay", 99)));
        }
        return byTag;
    }

    private List<Compared> ofTimes(String tag, List<Metric> list, double alpha) {
        Distribution ofA = seriesA.distribution(tag);
        Distribution ofB = seriesB.distribution(tag);
        double[] percentiles = list.stream().mapToDouble(Metric::percentile).toArray();
        boolean drawn = obstacles.isEmpty() && ofA.count() > 0 && ofB.count() > 0;
        double[][] drawsA = drawn ? draws(0, seriesA, ofA, percentiles) : null;
        double[][] drawsB = drawn ? draws(1, seriesB, ofB, percentiles) : null;
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < percentiles.length; i++) {
            Metric metric = list.get(i);
            double valueA = ofA.count() == 0 ? Double.NaN : ofA.percentile(percentiles[i]);
            double valueB = ofB.count() == 0 ? Double.NaN : ofB.percentile(percentiles[i]);
            String obstacle = obstacle(valueA, valueB, Math.min(ofA.count(), ofB.count()), percentiles[i]);
            if (obstacle != null) {
                compared.add(Compared.notComparable(metric, valueA, valueB, obstacle));
                continue;
            }
            int column = i;
            compared.add(judge(metric, valueA, valueB, column(drawsA, column), column(drawsB, column), alpha));
        }
        return compared;
    }

    private String obstacle(double valueA, double valueB, long fewest, double percentile) {
        if (!obstacles.isEmpty()) {
            return String.join("; ", obstacles);
        }
        if (Double.isNaN(valueA) || Double.isNaN(valueB)) {
            return "there are none in " + (Double.isNaN(valueA) ? a.name() : b.name());
        }
        return fewest * (1 - percentile / 100) < LEAST_BEYOND
            ? "too few samples: fewer than " + LEAST_BEYOND + " lie beyond this percentile" : null;
    }

    private double[][] draws(int run, RunSeries series, Distribution distribution, double[] percentiles) {
        return new BlockBootstrap(settings.seed()).draw(run, series.intervals(), chosen -> {
            double[] result = new double[percentiles.length];
            distribution.percentiles(chosen, percentiles, result);
            return result;
        });
    }

    private static double[] column(double[][] draws, int column) {
        return Arrays.stream(draws).mapToDouble(draw -> draw[column]).toArray();
    }

    private Compared ofCounts(Metric metric, double alpha) {
        boolean rate = metric.kind() == Metric.Kind.RATE;
        double valueA = rate ? seriesA.rate(seriesA.all()) : seriesA.errorShare(seriesA.all());
        double valueB = rate ? seriesB.rate(seriesB.all()) : seriesB.errorShare(seriesB.all());
        String obstacle = obstacle(valueA, valueB, Long.MAX_VALUE, 0);
        if (obstacle != null) {
            return Compared.notComparable(metric, valueA, valueB, obstacle);
        }
        BlockBootstrap bootstrap = new BlockBootstrap(settings.seed());
        return judge(metric, valueA, valueB, drawCounts(bootstrap, 0, seriesA, rate),
            drawCounts(bootstrap, 1, seriesB, rate), alpha);
    }

    private static double[] drawCounts(BlockBootstrap bootstrap, int run, RunSeries series, boolean rate) {
        return column(bootstrap.draw(run, series.intervals(),
            chosen -> new double[] {rate ? series.rate(chosen) : series.errorShare(chosen)}), 0);
    }

    private Compared judge(Metric metric, double valueA, double valueB, double[] drawsA, double[] drawsB,
        double alpha) {
        boolean ratio = metric.kind().isRatio();
        if (ratio && (valueA <= 0 || valueB <= 0)) {
            return valueA == valueB ? new Compared(metric, valueA, valueB, 0, 0, 0, Finding.NO_DIFFERENCE, "")
                : Compared.notComparable(metric, valueA, valueB, "one of them is nothing, so there is no ratio");
        }
        double[] differences = new double[drawsA.length];
        for (int i = 0; i < differences.length; i++) {
            double from = Double.isNaN(drawsA[i]) ? valueA : drawsA[i];
            double to = Double.isNaN(drawsB[i]) ? valueB : drawsB[i];
            differences[i] = ratio ? Math.log(Math.max(to, Double.MIN_NORMAL) / Math.max(from, Double.MIN_NORMAL))
                : to - from;
        }
        double estimate = ratio ? Math.log(valueB / valueA) : valueB - valueA;
        double[] ends = BlockBootstrap.confidence(estimate, differences, seriesA.intervals(), seriesB.intervals(),
            alpha);
        double change = ratio ? Math.expm1(estimate) : estimate;
        double low = ratio ? Math.expm1(ends[0]) : ends[0];
        double high = ratio ? Math.expm1(ends[1]) : ends[1];
        Finding finding = finding(metric, low, high);
        double clocks = clockErrors(metric);
        if (finding != Finding.NO_DIFFERENCE && Math.abs(valueB - valueA) <= clocks) {
            return new Compared(metric, valueA, valueB, change, low, high, Finding.NO_DIFFERENCE,
                "the clocks are known to ±" + Quantity.nanos(clocks) + " only");
        }
        return new Compared(metric, valueA, valueB, change, low, high, finding, "");
    }

    private Finding finding(Metric metric, double low, double high) {
        double up = metric.kind().isRatio() ? settings.tolerance() : SHARE_TOLERANCE;
        // Half the time is as much of a change as twice the time.
        double down = metric.kind().isRatio() ? 1 / (1 + settings.tolerance()) - 1 : -SHARE_TOLERANCE;
        if (low > up) {
            return metric.moreIsBetter() ? Finding.BETTER : Finding.WORSE;
        }
        if (high < down) {
            return metric.moreIsBetter() ? Finding.WORSE : Finding.BETTER;
        }
        return Finding.NO_DIFFERENCE;
    }

    private double clockErrors(Metric metric) {
        return "event.delay".equals(metric.tag())
            ? a.json().at("/events/delay/clockError").asDouble() + b.json().at("/events/delay/clockError").asDouble()
            : 0;
    }

    /** Numbers of whole runs: as far apart as two counts of the same rare thing hardly ever are. */
    private Compared ofNumbers(String name, JsonNode ofA, JsonNode ofB, double alpha) {
        Metric metric = new Metric(name, Metric.Kind.COUNT, null, 0, false);
        double valueA = ofA.isNumber() ? ofA.asDouble() : Double.NaN;
        double valueB = ofB.isNumber() ? ofB.asDouble() : Double.NaN;
        if (!obstacles.isEmpty()) {
            return Compared.notComparable(metric, valueA, valueB, String.join("; ", obstacles));
        }
        if (Double.isNaN(valueA) || Double.isNaN(valueB)) {
            return Compared.notComparable(metric, valueA, valueB, "not known in "
                + (Double.isNaN(valueA) ? a.name() : b.name()));
        }
        double change = valueB - valueA;
        double half = NormalDistribution.of(0, 1).inverseSurvivalProbability(alpha / 2) * Math.sqrt(valueA + valueB);
        // One where there was none is news, however rare.
        boolean first = Math.min(valueA, valueB) == 0 && change != 0;
        Finding finding = !first && Math.abs(change) <= half ? Finding.NO_DIFFERENCE
            : change > 0 ? Finding.WORSE : change < 0 ? Finding.BETTER : Finding.NO_DIFFERENCE;
        return new Compared(metric, valueA, valueB, change, first ? change : change - half, first ? change : change
            + half,
            finding, "");
    }

    private static JsonNode sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return counts.isEmpty() ? MissingNode.getInstance()
            : JsonNodeFactory.instance.numberNode(sum);
    }

    /**
     * The first result.
     *
     * @return what was compared with
     */
    public StoredResult a() {
        return a;
    }

    /**
     * The second result.
     *
     * @return what was judged
     */
    public StoredResult b() {
        return b;
    }

    /**
     * How it was judged.
     *
     * @return the settings
     */
    public Settings settings() {
        return settings;
    }

    /**
     * What differs besides the measurements.
     *
     * @return differences of plan, environment, target and tool
     */
    public Comparability comparability() {
        return comparability;
    }

    /**
     * Why nothing can be compared.
     *
     * @return sentences; empty when something can
     */
    public List<String> obstacles() {
        return List.copyOf(obstacles);
    }

    /**
     * Every metric.
     *
     * @return in the order in which people read them
     */
    public List<Compared> metrics() {
        return List.copyOf(metrics);
    }

    /**
     * The worst that is said of any metric.
     *
     * @return worse before better before no difference; not comparable when all are
     */
    public Finding overall() {
        for (Finding finding : List.of(Finding.WORSE, Finding.BETTER, Finding.NO_DIFFERENCE)) {
            if (metrics.stream().anyMatch(metric -> metric.finding() == finding)) {
                return finding;
            }
        }
        return Finding.NOT_COMPARABLE;
    }

    /**
     * It all in a sentence.
     *
     * @return for example {@code b is worse than a: response.p99 by 31 %}
     */
    public String sentence() {
        if (overall() == Finding.NOT_COMPARABLE) {
            return a.name() + " and " + b.name() + " cannot be compared";
        }
        String worse = named(Finding.WORSE);
        String better = named(Finding.BETTER);
        if (worse.isEmpty() && better.isEmpty()) {
            return "no difference between " + a.name() + " and " + b.name() + " beyond "
                + Quantity.percent(settings.tolerance());
        }
        return b.name() + " is " + (worse.isEmpty() ? "" : "worse in " + worse)
            + (worse.isEmpty() || better.isEmpty() ? "" : ", ") + (better.isEmpty() ? "" : "better in " + better);
    }

    private String named(Finding finding) {
        return metrics.stream().filter(metric -> metric.finding() == finding).map(metric -> metric.metric().name())
            .collect(Collectors.joining(", "));
    }

    /**
     * How it was found out.
     *
     * @return a sentence
     */
    public String method() {
        int n = Math.min(seriesA.intervals(), seriesB.intervals());
        return "block bootstrap over " + seriesA.intervals() + " and " + seriesB.intervals() + " intervals, blocks of "
            + BlockBootstrap.blockLength(n) + ", " + BlockBootstrap.DRAWS + " draws, seed " + settings.seed()
            + "; confidence " + Quantity.percent(settings.confidence()) + " for all metrics together, tolerance "
            + Quantity.percent(settings.tolerance());
    }
}
