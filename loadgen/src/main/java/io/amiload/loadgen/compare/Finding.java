// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

/** What a comparison says of a metric. */
public enum Finding {
    /** The whole confidence interval lies beyond the tolerance, on the good side. */
    BETTER("better"),
    /** The whole confidence interval lies beyond the tolerance, on the bad side. */
    WORSE("worse"),
    /** No change beyond the tolerance could be shown. */
    NO_DIFFERENCE("no difference"),
    /** The numbers must not be held against each other, or there are too few. */
    NOT_COMPARABLE("not comparable");

    private final String words;

    Finding(String words) {
        this.words = words;
    }

    /**
     * For people and files.
     *
     * @return for example {@code no difference}
     */
    public String words() {
        return words;
    }
}
