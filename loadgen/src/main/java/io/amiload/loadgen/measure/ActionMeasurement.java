// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.Collection;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * What was measured of one action, or of all together. Histograms are in nanoseconds.
 *
 * @param name      the action's name in the scenario, or {@link #TOTAL}
 * @param planned   due in the measured window; {@code sent + unsent + skipped}
 * @param sent      its last byte was handed to the network; {@code answered + errors + timedOut + lost}
 * @param answered  ended well
 * @param errors    ended with an error answer
 * @param timedOut  no end within the action's time
 * @param lost      its connection went away first
 * @param unsent    due, but never sent
 * @param skipped   due while the lane could not send, and left out, as the plan wants it; in no histogram
 * @param late      answers that came after their action had timed out; they change no other number
 * @param censored  samples that are only a lower bound, because no end was seen
 * @param response  completed minus intended
 * @param service   completed minus sent
 * @param delay     sent minus intended
 * @param perSecond ended well or with an error inside the measured window, per second
 */
public record ActionMeasurement(String name, long planned, long sent, long answered, long errors, long timedOut,
                                long lost, long unsent, long skipped, long late, long censored, Histogram response,
                                Histogram service, Histogram delay, double perSecond) {

    /** Name of the sum over all actions. */
    public static final String TOTAL = "total";

    /** Checks that every planned action is accounted for, and that every sent one has one end. */
    public ActionMeasurement {
        Objects.requireNonNull(name);
        if (sent != answered + errors + timedOut + lost) {
            throw new IllegalStateException("accounting of " + name + " is wrong: sent " + sent + " != answered "
                + answered + " + errors " + errors + " + timed out " + timedOut + " + lost " + lost);
        }
        if (planned != sent + unsent + skipped) {
            throw new IllegalStateException("accounting of " + name + " is wrong: planned " + planned + " != sent "
                + sent + " + unsent " + unsent + " + skipped " + skipped);
        }
    }

    /**
     * Adds up several actions.
     *
     * @param parts what to add
     * @return their sum, named {@link #TOTAL}, with histograms of its own
     */
    public static ActionMeasurement total(Collection<ActionMeasurement> parts) {
        long[] sums = new long[10];
        Histogram response = Histograms.create();
        Histogram service = Histograms.create();
        Histogram delay = Histograms.create();
        double perSecond = 0;
        for (ActionMeasurement part : parts) {
            long[] values = {part.planned, part.sent, part.answered, part.errors, part.timedOut, part.lost,
                part.unsent, part.skipped, part.late, part.censored};
            for (int i = 0; i < sums.length; i++) {
                sums[i] += values[i];
            }
            response.add(part.response);
            service.add(part.service);
            delay.add(part.delay);
            perSecond += part.perSecond;
        }
        return new ActionMeasurement(TOTAL, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7],
            sums[8], sums[9], response, service, delay, perSecond);
    }
}
