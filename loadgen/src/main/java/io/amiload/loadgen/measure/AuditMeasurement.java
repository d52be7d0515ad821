// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the watch over the events came to, from the start of the load (warm-up included) to the end of the drain. Counts
 * are of copies: an event that two listeners miss is lost twice.
 *
 * @param basis      what loss, duplication and order were told from: {@link #SEQUENCE_NUMBER}, {@link #USER_EVENTS}, or
 *                   null when they could not be told
 * @param lost       events that never came; null when it could not be known
 * @param duplicated events that came twice; null when it could not be known
 * @param reordered  events that came behind one that was raised later; null when it could not be known
 * @param violations rule to count, for each rule that was checked
 * @param examples   the first few violations
 * @param notes      what is to be known of these numbers, in sentences: above all why one is not known
 */
public record AuditMeasurement(String basis, Long lost, Long duplicated, Long reordered, Map<String, Long> violations,
                               List<RuleViolation> examples, List<String> notes) {

    /** Told from the header {@code SequenceNumber}, which a server with {@code debug = on} writes. */
    public static final String SEQUENCE_NUMBER = "sequence-number";
    /** Told from the user events that this run sent. */
    public static final String USER_EVENTS = "user-events";

    /** Copies the lists. */
    public AuditMeasurement {
        violations = Collections.unmodifiableMap(new LinkedHashMap<>(violations));
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    /**
     * Nothing was watched.
     *
     * @param why a sentence
     * @return an audit in which nothing is known
     */
    public static AuditMeasurement none(String why) {
        return new AuditMeasurement(null, null, null, null, Map.of(), List.of(), List.of(why));
    }

    /**
     * Violations of all rules.
     *
     * @return their number, or null when no rule was checked
     */
    public Long violationCount() {
        return violations.isEmpty() ? null : violations.values().stream().mapToLong(count -> count).sum();
    }
}
