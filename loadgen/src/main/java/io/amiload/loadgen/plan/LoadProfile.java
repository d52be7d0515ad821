// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The planned rate over time, made of straight pieces, with its integral and the integral's inverse in closed form.
 *
 * <p>Action number k (from 0) of an open model is due at {@link #timeOf timeOf(k)}; {@link #expectedBy expectedBy(t)}
 * is how many were due before t. Immutable, and free of clocks: times are nanoseconds from the profile's start.
 */
public final class LoadProfile {

    private static final double SECOND = 1e9;

    private final List<Stage> stages;
    private final String spec;
    private final long[] starts;        // starts[i]: when stage i begins; one more entry for the end
    private final double[] counts;      // counts[i]: how many were due before stage i; one more entry for all

    private LoadProfile(List<Stage> stages, String spec) {
        if (stages.isEmpty()) {
            throw new PlanException("a profile needs at least one hold, ramp or spike");
        }
        this.stages = List.copyOf(stages);
        this.spec = spec;
        starts = new long[stages.size() + 1];
        counts = new double[stages.size() + 1];
        for (int i = 0; i < stages.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], stages.get(i).nanos());
            counts[i + 1] = counts[i] + stages.get(i).count();
        }
    }

    /**
     * One rate for the whole time.
     *
     * @param perSecond the rate
     * @param duration  how long, more than zero
     * @return the profile
     */
    public static LoadProfile constant(double perSecond, Duration duration) {
        return new LoadProfile(List.of(new Stage(Stage.Kind.HOLD, perSecond, perSecond, duration.toNanos())),
            "rate(" + Rates.format(perSecond) + ") hold(" + Durations.format(duration) + ")");
    }

    /**
     * Reads the one-line form, for example {@code rate(100/s) hold(30s) ramp(500/s, 2m) spike(2000/s, 5s)}.
     * {@code rate} sets the current rate, {@code hold} keeps it, {@code ramp} moves evenly to a new one, {@code spike}
     * goes to another rate and comes back. Before the first {@code rate} the current rate is zero.
     *
     * @param spec the line
     * @return the profile
     * @throws PlanException with the column of the mistake
     */
    public static LoadProfile parse(String spec) {
        return new LoadProfile(new ProfileParser(spec).stages(), spec.strip());
    }

    /**
     * The same profile behind a warm-up at its first rate (or, when it starts from nothing, the first stage's last).
     *
     * @param warmup how long; zero changes nothing
     * @return a new profile
     */
    public LoadProfile withWarmup(Duration warmup) {
        if (warmup.isZero()) {
            return this;
        }
        Stage first = stages.get(0);
        double rate = first.from() > 0 ? first.from() : first.to();
        List<Stage> all = new ArrayList<>();
        all.add(new Stage(Stage.Kind.WARMUP, rate, rate, warmup.toNanos()));
        all.addAll(stages);
        return new LoadProfile(all, spec);
    }

    /**
     * The pieces in order.
     *
     * @return an unmodifiable list
     */
    public List<Stage> stages() {
        return stages;
    }

    /**
     * The one-line form, as the user wrote it (a warm-up does not appear in it).
     *
     * @return what {@link #parse} accepts
     */
    public String spec() {
        return spec;
    }

    /**
     * How long the profile lasts.
     *
     * @return nanoseconds, more than zero
     */
    public long durationNanos() {
        return starts[stages.size()];
    }

    /**
     * How many actions the whole profile asks for.
     *
     * @return the integral over all stages
     */
    public double total() {
        return counts[stages.size()];
    }

    /**
     * The highest rate that occurs.
     *
     * @return actions per second
     */
    public double highestRate() {
        double highest = 0;
        for (Stage stage : stages) {
            highest = Math.max(highest, Math.max(stage.from(), stage.to()));
        }
        return highest;
    }

    /**
     * The planned rate at a moment; where it jumps, the new one.
     *
     * @param nanos time from the start
     * @return actions per second; 0 before the start and from the end on
     */
    public double rateAt(long nanos) {
        if (nanos < 0 || nanos >= durationNanos()) {
            return 0;
        }
        int i = stageIndexAt(nanos);
        Stage stage = stages.get(i);
        return stage.from() + (stage.to() - stage.from()) * ((nanos - starts[i]) / (double) stage.nanos());
    }

    /**
     * The stage at a moment.
     *
     * @param nanos time from the start
     * @return the stage; the first before the start, the last after the end
     */
    public Stage stageAt(long nanos) {
        return stages.get(nanos < 0 ? 0 : nanos >= durationNanos() ? stages.size() - 1 : stageIndexAt(nanos));
    }

    /**
     * How many actions are due before a moment: the integral of the rate.
     *
     * @param nanos time from the start
     * @return a number that never falls as time goes on; 0 before the start, {@link #total} after the end
     */
    public double expectedBy(long nanos) {
        if (nanos <= 0) {
            return 0;
        }
        if (nanos >= durationNanos()) {
            return total();
        }
        int i = stageIndexAt(nanos);
        Stage stage = stages.get(i);
        double x = (nanos - starts[i]) / SECOND;
        double slope = (stage.to() - stage.from()) / (stage.nanos() / SECOND);
        return Math.min(counts[i] + x * (stage.from() + slope * x / 2), counts[i + 1]);
    }

    /**
     * When the integral passes a count: the inverse of {@link #expectedBy}. Where the rate is zero for a while, the
     * end of that while, so that nothing is due during a pause.
     *
     * @param count how many, from 0
     * @return nanoseconds from the start, or {@link Long#MAX_VALUE} when the profile never gets past that many
     */
    public long timeOf(double count) {
        if (count >= total()) {
            return Long.MAX_VALUE;
        }
        int i = count < 0 ? 0 : stageIndexOf(count);
        Stage stage = stages.get(i);
        double wanted = Math.max(0, count - counts[i]);
        double half = (stage.to() - stage.from()) / (stage.nanos() / SECOND) / 2;
        // Solves half x² + from x = wanted; this form of the root loses no digits when half is small or negative.
        double root = Math.sqrt(Math.max(0, stage.from() * stage.from() + 4 * half * wanted));
        double x = wanted == 0 ? 0 : 2 * wanted / (stage.from() + root);
        long nanos = starts[i] + Math.round(Math.min(x * SECOND, (double) stage.nanos()));
        return Math.min(nanos, durationNanos() - 1);
    }

    private int stageIndexAt(long nanos) {
        int found = Arrays.binarySearch(starts, nanos);
        return found >= 0 ? found : -found - 2;
    }

    /** The last stage that starts at or below this count: behind a pause, not in front of it. */
    private int stageIndexOf(double count) {
        int low = 0;
        int high = stages.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (counts[middle] <= count) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return spec;
    }
}
