// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.parking.LotSettings;
import java.util.Collection;
import java.util.TreeMap;

/** A parking lot and who is parked in it. */
public final class ParkingLot {

    public final LotSettings settings;
    /** Made when the first call is parked, and never ended. */
    public Bridge bridge;

    private final TreeMap<Integer, ParkedCall> taken = new TreeMap<>();
    private int lastTaken;

    ParkingLot(LotSettings settings) {
        this.settings = settings;
    }

    /** A free space; 0 if there is none. */
    public int freeSpace() {
        int size = settings.last() - settings.first() + 1;
        int start = settings.nextSpace() && lastTaken >= settings.first() ? lastTaken + 1 - settings.first() : 0;
        for (int i = 0; i < size; i++) {
            int space = settings.first() + (start + i) % size;
            if (!taken.containsKey(space)) {
                return space;
            }
        }
        return 0;
    }

    void take(ParkedCall call) {
        taken.put(call.space, call);
        lastTaken = call.space;
    }

    void free(ParkedCall call) {
        taken.remove(call.space);
    }

    /** The call in a space, or null; 0 for the one in the first space that is taken. */
    ParkedCall find(int space) {
        return space != 0 ? taken.get(space) : taken.isEmpty() ? null : taken.firstEntry().getValue();
    }

    /** All parked calls by space. */
    public Collection<ParkedCall> calls() {
        return taken.values();
    }
}
