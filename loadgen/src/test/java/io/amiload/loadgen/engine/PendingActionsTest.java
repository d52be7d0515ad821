// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PendingActionsTest {

    @Test
    void anAnswerToAnEarlierUseOfASlotIsNotTakenForTheCurrentOne() {
        PendingActions pending = new PendingActions(0, 1, 0);
        int slot = pending.open(0, 10);
        long first = pending.idOf(slot);
        pending.close(slot);
        pending.open(1, 20);

        assertEquals(PendingActions.NONE, pending.slotOf(first));
        assertTrue(pending.isFormer(first));
    }

    @Test
    void foreignIdsAreNeitherPendingNorFormer() {
        PendingActions pending = new PendingActions(3, 4, 0);
        pending.open(0, 10);

        for (long id : new long[] {-1, 0, 7, Long.MAX_VALUE, new PendingActions(2, 4, 0).idOf(0)}) {
            assertEquals(PendingActions.NONE, pending.slotOf(id));
            assertFalse(pending.isFormer(id), () -> "id " + id);
        }
    }

    @Property
    void behavesLikeAMapFromIdToAction(@ForAll @IntRange(min = 1, max = 9) int inFlight,
        @ForAll @Size(max = 200) List<@IntRange(max = 20) Integer> steps) {
        PendingActions pending = new PendingActions(1, inFlight, 0);
        Map<Long, Long> model = new HashMap<>();
        long time = 0;
        for (int step : steps) {
            if (step % 2 == 0 && !pending.isFull()) {
                int slot = pending.open(step, ++time);
                assertEquals(null, model.put(pending.idOf(slot), time), "ids are never used twice");
            } else if (!model.isEmpty()) {
                long id = model.keySet().stream().sorted().skip(step % model.size()).findFirst().orElseThrow();
                int slot = pending.slotOf(id);
                assertEquals(model.remove(id), pending.intended(slot));
                pending.close(slot);
            }
            assertEquals(model.size(), pending.inFlight());
            assertEquals(model.size() == inFlight, pending.isFull());
            long otherwise = time + 1;
            assertEquals(model.values().stream().min(Long::compare).orElse(otherwise),
                pending.oldestIntended(otherwise));
        }
    }
}
