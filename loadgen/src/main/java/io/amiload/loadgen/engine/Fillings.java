// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.CsvTable;

/** What is filled into the texts that one lane sends: set for one action, then read by {@link PatchedText}. */
final class Fillings {

    private static final int ROW = -1;

    final int lane;
    final long seed;
    final CsvTable csv;
    final CapturedValues captured;
    long id;
    long sequence;
    int slot;
    int row;

    /**
     * Makes the fillings of a lane.
     *
     * @param csv      the scenario's file, or null
     * @param captured what its flows have kept, or null
     */
    Fillings(int lane, long seed, CsvTable csv, CapturedValues captured) {
        this.lane = lane;
        this.seed = seed;
        this.csv = csv;
        this.captured = captured;
    }

    /** Chooses the action or flow to fill in for. */
    Fillings of(int ofSlot, long ofSequence, long ofId) {
        slot = ofSlot;
        sequence = ofSequence;
        id = ofId;
        if (csv != null) {
            row = csv.row(ofSequence, SeededNumbers.any(seed, ofSequence, ROW));
        }
        return this;
    }
}
