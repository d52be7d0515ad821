// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

/**
 * Finds the record of an id, for the ids that were added last. A fixed number of records is kept; a further id takes
 * the record of the one that was added first. Nothing is allocated after construction. Not thread-safe.
 *
 * <p>Open addressing with linear probing, at most half full; what is taken out closes its gap.
 */
final class IdTable {

    static final int NONE = -1;

    private final long[] ids;
    /** Record + 1, or 0. */
    private final int[] slots;
    private final int mask;
    private int next;
    private int used;

    /** Makes a table of {@code capacity} records, a power of two. */
    IdTable(int capacity) {
        ids = new long[capacity];
        slots = new int[capacity * 2];
        mask = slots.length - 1;
    }

    /** The record of an id, or {@link #NONE}. */
    int find(long id) {
        for (int slot = home(id);; slot = slot + 1 & mask) {
            int record = slots[slot] - 1;
            if (record < 0 || ids[record] == id) {
                return record;
            }
        }
    }

    /** Gives an id that is not in the table a record. */
    int add(long id) {
        int record = next;
        next = next + 1 == ids.length ? 0 : next + 1;
        if (used == ids.length) {
            remove(ids[record]);
        } else {
            used++;
        }
        ids[record] = id;
        int slot = home(id);
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = record + 1;
        return record;
    }

    void clear() {
        java.util.Arrays.fill(slots, 0);
        next = 0;
        used = 0;
    }

    private void remove(long id) {
        int gap = home(id);
        while (ids[slots[gap] - 1] != id) {
            gap = gap + 1 & mask;
        }
        for (int slot = gap + 1 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            // Who is at home behind the gap, up to here, stays; the others may move into it.
            if ((slot - home(ids[slots[slot] - 1]) & mask) >= (slot - gap & mask)) {
                slots[gap] = slots[slot];
                gap = slot;
            }
        }
        slots[gap] = 0;
    }

    private int home(long id) {
        return (int) (id >>> 32) & mask;
    }
}
