// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

/**
 * What some listeners and lanes have counted: those of one event loop while a run lasts, or all.
 *
 * @param listeners         how many
 * @param unnumbered        of them, those that saw no {@code SequenceNumber}
 * @param deaf              of them, those that heard no user event of this run
 * @param numbersMissing    numbers that never came
 * @param numbersDuplicated numbers that came twice
 * @param numbersReordered  numbers that came behind a higher one
 * @param numbersTooLate    numbers so late that nothing can be said of them
 * @param acknowledged      user events that were acknowledged
 * @param missing           copies of user events that did not come
 * @param excused           user events under way while a listener was not connected
 * @param overwritten       user events whose place was needed before all had heard them
 * @param heard             copies of user events that came
 * @param duplicated        copies of user events that came again
 * @param reordered         copies of user events that came behind a later one
 * @param tooLate           copies of user events whose place had been given to another one
 */
record Tally(int listeners, int unnumbered, int deaf, long numbersMissing, long numbersDuplicated,
             long numbersReordered, long numbersTooLate, long acknowledged, long missing, long excused,
             long overwritten, long heard, long duplicated, long reordered, long tooLate) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** What one listener has counted; on its loop, or when that has ended. */
    static Tally of(ListenerAudit audit, long numbersMissing) {
        SequenceWindow numbers = audit.numbers();
        return new Tally(1, numbers.received() == 0 ? 1 : 0, audit.heard() == 0 ? 1 : 0, numbersMissing,
            numbers.duplicated(), numbers.reordered(), numbers.tooLate(), 0, 0, 0, 0, audit.heard(),
            audit.duplicated(), audit.reordered(), audit.tooLate());
    }

    /** What one lane has counted; on its loop, or when that has ended. */
    static Tally of(SentUserEvents sent) {
        return new Tally(0, 0, 0, 0, 0, 0, 0, sent.answered(), sent.missing(), sent.excused(), sent.overwritten(), 0,
            0, 0, 0);
    }

    Tally plus(Tally other) {
        return new Tally(listeners + other.listeners, unnumbered + other.unnumbered, deaf + other.deaf,
            numbersMissing + other.numbersMissing, numbersDuplicated + other.numbersDuplicated,
            numbersReordered + other.numbersReordered, numbersTooLate + other.numbersTooLate,
            acknowledged + other.acknowledged, missing + other.missing, excused + other.excused,
            overwritten + other.overwritten, heard + other.heard, duplicated + other.duplicated,
            reordered + other.reordered, tooLate + other.tooLate);
    }
}
