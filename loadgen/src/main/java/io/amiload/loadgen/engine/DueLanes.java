// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

/** The lanes of one event loop that wait for their next action to be due, the earliest first: a binary heap. */
final class DueLanes {

    private final Lane[] lanes;
    private int size;

    DueLanes(int capacity) {
        lanes = new Lane[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The lane that is due first; there must be one. */
    Lane first() {
        return lanes[0];
    }

    void add(Lane lane) {
        int i = size++;
        while (i > 0) {
            int parent = i - 1 >> 1;
            if (lanes[parent].nextDue() - lane.nextDue() <= 0) {
                break;
            }
            lanes[i] = lanes[parent];
            i = parent;
        }
        lanes[i] = lane;
    }

    void removeFirst() {
        Lane last = lanes[--size];
        lanes[size] = null;
        if (size > 0) {
            sink(last);
        }
    }

    /** Puts the first lane where it belongs after its next action has changed. */
    void firstHasChanged() {
        sink(lanes[0]);
    }

    private void sink(Lane lane) {
        int i = 0;
        while (true) {
            int child = 2 * i + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && lanes[child + 1].nextDue() - lanes[child].nextDue() < 0) {
                child++;
            }
            if (lane.nextDue() - lanes[child].nextDue() <= 0) {
                break;
            }
            lanes[i] = lanes[child];
            i = child;
        }
        lanes[i] = lane;
    }
}
