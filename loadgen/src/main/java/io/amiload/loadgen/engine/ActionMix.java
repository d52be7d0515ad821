// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Scenario;
import java.util.SplittableRandom;

/** Picks what a lane begins next from the scenario's weights; the same sequence for the same seed and lane. */
final class ActionMix {

    private final double[] upTo;
    private final SplittableRandom random;

    ActionMix(Scenario scenario, long seed, int lane) {
        upTo = new double[scenario.mix().size()];
        double sum = 0;
        for (int a = 0; a < upTo.length; a++) {
            sum += scenario.mix().get(a).weight();
            upTo[a] = sum;
        }
        random = new SplittableRandom(seed * 0xD1B54A32D192ED03L + lane);
    }

    /** Index of the next entry of the scenario's mix. */
    int next() {
        if (upTo.length == 1) {
            return 0;
        }
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int a = 0;
        while (a < upTo.length - 1 && upTo[a] <= at) {
            a++;
        }
        return a;
    }
}
