// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.CsvTable;
import io.amiload.loadgen.plan.ValueText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text compiled for sending: the bytes that stay as they are, and between them what is filled in. Writing it makes
 * no object and looks nothing up by name. Immutable, for use by many lanes.
 */
final class PatchedText {

    static final int ID_DIGITS = 18;

    private static final byte ID = 0;
    private static final byte SEQUENCE = 1;
    private static final byte LANE = 2;
    private static final byte RANDOM = 3;
    private static final byte CSV = 4;
    private static final byte CAPTURED = 5;

    /** One more than there are patches: before, between and behind them. */
    private final byte[][] fixed;
    private final byte[] kinds;
    /** A column, a captured value's number, or which random number it is. */
    private final int[] which;
    private final long[] from;
    private final long[] to;
    private final int longest;

    private PatchedText(byte[][] fixed, List<Patch> patches, int longest) {
        this.fixed = fixed;
        this.longest = longest;
        kinds = new byte[patches.size()];
        which = new int[patches.size()];
        from = new long[patches.size()];
        to = new long[patches.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = patches.get(i).kind;
            which[i] = patches.get(i).which;
            from[i] = patches.get(i).from;
            to[i] = patches.get(i).to;
        }
    }

    /** The most bytes it can become. */
    int longest() {
        return longest;
    }

    /** Puts the text at the buffer's position and moves it behind. */
    void write(ByteBuffer target, Fillings fillings) {
        target.put(fixed[0]);
        for (int i = 0; i < kinds.length; i++) {
            switch (kinds[i]) {
                case ID -> Decimals.put(target, fillings.id, ID_DIGITS);
                case SEQUENCE -> Decimals.put(target, fillings.sequence, ValueText.SEQUENCE_DIGITS);
                case LANE -> Decimals.put(target, fillings.lane);
                case RANDOM -> Decimals.put(target,
                    SeededNumbers.within(fillings.seed, fillings.sequence, which[i], from[i], to[i]));
                case CSV -> fillings.csv.put(fillings.row, which[i], target);
                default -> fillings.captured.put(fillings.slot, which[i], target);
            }
            target.put(fixed[i + 1]);
        }
    }

    private record Patch(byte kind, int which, long from, long to) {

        Patch(byte kind, int which) {
            this(kind, which, 0, 0);
        }
    }

    /** Puts a text together. Numbers the random places of all texts of a scenario, so that each draws its own. */
    static final class Builder {

        private final CsvTable csv;
        private final int[] randoms;
        private final List<String> captured;
        private final List<byte[]> fixed = new ArrayList<>();
        private final List<Patch> patches = new ArrayList<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int longest;

        /**
         * Starts a text.
         *
         * @param csv      the scenario's file, or null
         * @param captured the names of what the flow has kept, in the order of their numbers
         * @param randoms  a counter shared by all texts of a scenario
         */
        Builder(CsvTable csv, List<String> captured, int[] randoms) {
            this.csv = csv;
            this.captured = captured;
            this.randoms = randoms;
        }

        Builder text(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Builder id() {
            longest += ID_DIGITS;
            return patch(new Patch(ID, 0));
        }

        Builder value(ValueText text) {
            for (ValueText.Part part : text.parts()) {
                if (part instanceof ValueText.Fixed same) {
                    text(same.text());
                    continue;
                }
                longest += part.longest(csv);
                if (part instanceof ValueText.Sequence) {
                    patch(new Patch(SEQUENCE, 0));
                } else if (part instanceof ValueText.LaneNumber) {
                    patch(new Patch(LANE, 0));
                } else if (part instanceof ValueText.RandomNumber number) {
                    patch(new Patch(RANDOM, randoms[0]++, number.from(), number.to()));
                } else if (part instanceof ValueText.CsvColumn column) {
                    patch(new Patch(CSV, csv.column(column.column())));
                } else if (part instanceof ValueText.Captured value) {
                    patch(new Patch(CAPTURED, captured.indexOf(value.name())));
                }
            }
            return this;
        }

        private Builder patch(Patch patch) {
            cut();
            patches.add(patch);
            return this;
        }

        private void cut() {
            fixed.add(bytes.toByteArray());
            longest += bytes.size();
            bytes.reset();
        }

        PatchedText build() {
            cut();
            return new PatchedText(fixed.toArray(new byte[0][]), patches, longest);
        }
    }
}
