// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The queue always gives the earliest, whatever was set, moved and taken out before. */
class DueTimesProperties {

    private static final int CAPACITY = 12;

    /** A number, and when it is due: negative takes it out. */
    record Change(int number, long due) {
    }

    @Property
    void theFirstIsTheEarliest(@ForAll("changes") List<Change> changes) {
        DueTimes times = new DueTimes(CAPACITY);
        Map<Integer, Long> model = new HashMap<>();
        for (Change change : changes) {
            if (change.due < 0) {
                times.remove(change.number);
                model.remove(change.number);
            } else {
                times.set(change.number, change.due);
                model.put(change.number, change.due);
            }
            check(times, model);
        }
        while (!model.isEmpty()) {
            int first = times.first();
            times.set(first, Long.MAX_VALUE);
            model.remove(first);
            check(times, model);
        }
    }

    private static void check(DueTimes times, Map<Integer, Long> model) {
        assertEquals(model.isEmpty(), times.isEmpty());
        assertEquals(model.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE), times.firstDue());
        assertTrue(model.isEmpty() || model.get(times.first()) == times.firstDue());
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(Arbitraries.integers().between(0, CAPACITY - 1),
            Arbitraries.longs().between(-10, 40)).as(Change::new).list().ofMaxSize(60);
    }
}
