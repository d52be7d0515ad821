// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SequenceWindowTest {

    private final SequenceWindow window = new SequenceWindow();

    @Test
    void aStreamMayBeginAnywhere() {
        run(5_000, 6_000);
        assertCounts(0, 0, 0);
    }

    @Test
    void aNumberThatNeverComesIsMissing() {
        run(0, 10);
        run(11, 200);
        assertCounts(1, 0, 0);
    }

    @Test
    void whatIsJustBelowTheHighestAtTheEndMayStillBeUnderWay() {
        run(0, 10);
        run(11, 20);
        assertCounts(0, 0, 0);
    }

    @Test
    void whileTheStreamLastsANumberIsMissingWhenItHasNotComeByTheNextLook() {
        run(0, 10);
        run(11, 200);
        assertEquals(0, window.missingByNow(), "it may be late");
        assertEquals(1, window.missingByNow());
        window.onNumber(10);
        assertEquals(0, window.missingByNow(), "late, and not lost");
        run(200, 20_000);
        assertEquals(0, window.missingByNow());
    }

    @Test
    void swappedNeighboursAreReorderedAndNotMissing() {
        window.onNumber(1);
        window.onNumber(3);
        window.onNumber(2);
        run(4, 200);
        assertCounts(0, 0, 1);
    }

    @Test
    void aNumberThatComesTwiceIsADuplicate() {
        run(0, 10);
        window.onNumber(7);
        run(10, 200);
        assertCounts(0, 1, 0);
    }

    @Test
    void anEventFromBeforeTheStreamIsNeither() {
        window.onNumber(100);
        window.onNumber(99);
        run(101, 300);
        assertCounts(0, 0, 0);
    }

    @Test
    void aJumpByMoreThanTheWindowIsCountedWhole() {
        run(0, 10);
        run(100_000, 100_200);
        assertCounts(100_000 - 10, 0, 0);
    }

    @Test
    void aNumberBehindTheWindowIsCountedApart() {
        run(0, SequenceWindow.WINDOW + 100);
        window.onNumber(3);
        assertCounts(0, 0, 0);
        assertEquals(1, window.tooLate());
    }

    @Test
    void aNewSessionBeginsAnew() {
        run(0, 100);
        window.restart();
        run(500, 700);
        assertCounts(0, 0, 0);
    }

    private void run(int from, int to) {
        for (int n = from; n < to; n++) {
            window.onNumber(n);
        }
    }

    private void assertCounts(long missing, long duplicated, long reordered) {
        assertEquals(missing, window.missing(), "missing");
        assertEquals(duplicated, window.duplicated(), "duplicated");
        assertEquals(reordered, window.reordered(), "reordered");
    }
}
