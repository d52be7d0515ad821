// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SequenceWindowProperties {

    /** Against the plain definition, with everything that happens staying inside the window. */
    @Property(tries = 200)
    void agreesWithASetOfAllNumbers(@ForAll long seed, @ForAll @IntRange(min = 0, max = 20_000) int length) {
        Random random = new Random(seed);
        List<Long> stream = new ArrayList<>();
        for (long n = 0; n < length; n++) {
            if (n == 0 || random.nextInt(50) > 0) {
                stream.add(n);
            }
            if (random.nextInt(50) == 0 && n > 0) {
                stream.add(stream.get(stream.size() - 1 - random.nextInt(Math.min(20, stream.size()))));
            }
            if (random.nextInt(20) == 0 && stream.size() > 2) {
                stream.add(stream.size() - 1, stream.remove(stream.size() - 2));
            }
        }
        Set<Long> all = new HashSet<>();
        long first = stream.isEmpty() ? 0 : stream.get(0);
        long highest = -1;
        long duplicated = 0;
        long reordered = 0;
        SequenceWindow fresh = new SequenceWindow();
        for (long number : stream) {
            fresh.onNumber(number);
            if (number >= first) {
                if (!all.add(number)) {
                    duplicated++;
                } else if (number < highest) {
                    reordered++;
                }
                highest = Math.max(highest, number);
            }
        }
        long missing = 0;
        for (long n = first; n <= highest - 64; n++) {
            missing += all.contains(n) ? 0 : 1;
        }
        assertEquals(List.of(missing, duplicated, reordered, 0L),
            List.of(fresh.missing(), fresh.duplicated(), fresh.reordered(), fresh.tooLate()));
    }
}
