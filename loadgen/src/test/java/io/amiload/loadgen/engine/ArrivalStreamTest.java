// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.plan.Arrivals;
import io.amiload.loadgen.plan.LoadProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalStreamTest {

    private static final LoadProfile PROFILE = LoadProfile.parse("rate(100/s) hold(10s) ramp(500/s, 5s) spike(50/s, 2s)");

    @Test
    void evenArrivalsDealThePlanOutToTheLanes() {
        List<Long> all = dueOfAllLanes(Arrivals.EVEN, 7, 1);

        assertEquals((int) Math.ceil(PROFILE.total()), all.size());
        for (int k = 0; k < all.size(); k++) {
            assertEquals(PROFILE.timeOf(k), all.get(k));
        }
    }

    @Test
    void poissonArrivalsHaveThePlansRateAndSpread() {
        LoadProfile steady = LoadProfile.constant(1000, Duration.ofSeconds(100));
        List<Long> all = dueOfAllLanes(steady, Arrivals.POISSON, 10, 42);
        double sum = 0;
        double squares = 0;
        for (int i = 1; i < all.size(); i++) {
            double gap = (all.get(i) - all.get(i - 1)) / 1e6;
            sum += gap;
            squares += gap * gap;
        }
        double mean = sum / (all.size() - 1);
        double deviation = Math.sqrt(squares / (all.size() - 1) - mean * mean);

        assertEquals(1, mean, 0.02, "one each millisecond");
        assertEquals(1, deviation / mean, 0.03, "gaps of a Poisson process spread as widely as their mean");
    }

    @Test
    void theSeedDecides() {
        assertEquals(dueOfAllLanes(Arrivals.POISSON, 3, 5), dueOfAllLanes(Arrivals.POISSON, 3, 5));
        assertNotEquals(dueOfAllLanes(Arrivals.POISSON, 3, 5), dueOfAllLanes(Arrivals.POISSON, 3, 6));
    }

    @Test
    void isOverAtTheEndOfThePlan() {
        ArrivalStream stream = new ArrivalStream(LoadProfile.constant(1, Duration.ofSeconds(2)), Arrivals.EVEN, 1, 0, 1);
        stream.advance();
        assertTrue(stream.due() < 2_000_000_000L);
        stream.advance();
        assertEquals(ArrivalStream.NEVER, stream.due());
    }

    private static List<Long> dueOfAllLanes(Arrivals arrivals, int lanes, long seed) {
        return dueOfAllLanes(PROFILE, arrivals, lanes, seed);
    }

    private static List<Long> dueOfAllLanes(LoadProfile profile, Arrivals arrivals, int lanes, long seed) {
        List<Long> all = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            ArrivalStream stream = new ArrivalStream(profile, arrivals, seed, lane, lanes);
            for (; stream.due() != ArrivalStream.NEVER; stream.advance()) {
                all.add(stream.due());
            }
        }
        Collections.sort(all);
        return all;
    }
}
