// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.List;
import java.util.Objects;

/**
 * What is watched while a run goes on, and what it is held against.
 *
 * @param audit     whether the events that come in are watched
 * @param server    whether the target is asked once a second how it feels
 * @param slos      limits to hold
 * @param maxErrors how many actions may fail before the run is stopped; null for any number
 */
public record Watch(AuditMode audit, boolean server, List<Slo> slos, ErrorLimit maxErrors) {

    /** Only events are watched, and there are no limits. */
    public static final Watch EVENTS = new Watch(AuditMode.ON, false, List.of(), null);

    /** Copies the list. */
    public Watch {
        Objects.requireNonNull(audit);
        slos = List.copyOf(slos);
    }
}
