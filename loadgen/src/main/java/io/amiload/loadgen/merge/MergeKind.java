// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.merge;

/** How results belong together. */
public enum MergeKind {
    /** Measured at the same time by several machines: rates add up. */
    TOGETHER("together"),
    /** The same run several times, one after the other: times add up, rates are averaged. */
    REPEATS("repeats");

    private final String word;

    MergeKind(String word) {
        this.word = word;
    }

    /**
     * The word in result files.
     *
     * @return {@code together} or {@code repeats}
     */
    public String word() {
        return word;
    }
}
