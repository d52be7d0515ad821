// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.util.Arrays;

/**
 * When each of a number of things is due, the earliest first: lanes of a loop, or flows of a lane, each known by a
 * small number. A binary heap; does not allocate.
 */
final class DueTimes {

    private static final int ABSENT = -1;

    private final int[] heap;
    private final long[] dueOf;
    private final int[] placeOf;
    private int size;

    /** Makes an empty one for the numbers from 0 up to a capacity. */
    DueTimes(int capacity) {
        heap = new int[capacity];
        dueOf = new long[capacity];
        placeOf = new int[capacity];
        Arrays.fill(placeOf, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The number that is due first; there must be one. */
    int first() {
        return heap[0];
    }

    /** When the first one is due; {@link Long#MAX_VALUE} if there is none. */
    long firstDue() {
        return size == 0 ? Long.MAX_VALUE : dueOf[heap[0]];
    }

    /** Says when a number is due, whether it is in here or not; {@link Long#MAX_VALUE} takes it out. */
    void set(int number, long due) {
        int place = placeOf[number];
        if (due == Long.MAX_VALUE) {
            remove(number);
        } else if (place == ABSENT) {
            dueOf[number] = due;
            rise(size++, number);
        } else if (due - dueOf[number] < 0) {
            dueOf[number] = due;
            rise(place, number);
        } else {
            dueOf[number] = due;
            sink(place, number);
        }
    }

    /** Takes a number out, if it is in here. */
    void remove(int number) {
        int place = placeOf[number];
        if (place == ABSENT) {
            return;
        }
        placeOf[number] = ABSENT;
        int last = heap[--size];
        if (place < size) {
            sink(place, last);
            rise(placeOf[last], last);
        }
    }

    private void rise(int from, int number) {
        int place = from;
        while (place > 0) {
            int parent = place - 1 >> 1;
            if (dueOf[heap[parent]] - dueOf[number] <= 0) {
                break;
            }
            put(place, heap[parent]);
            place = parent;
        }
        put(place, number);
    }

    private void sink(int from, int number) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && dueOf[heap[child + 1]] - dueOf[heap[child]] < 0) {
                child++;
            }
            if (dueOf[number] - dueOf[heap[child]] <= 0) {
                break;
            }
            put(place, heap[child]);
            place = child;
        }
        put(place, number);
    }

    private void put(int place, int number) {
        heap[place] = number;
        placeOf[number] = place;
    }
}
