// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/** Whether the events that come in are watched, and what is known of the account that listens. */
public enum AuditMode {
    /** Events are only counted. */
    OFF,
    /** Events are watched; what the account may not see is not known. */
    ON,
    /** Events are watched, and the account sees every one: it has all read rights and no event filter. */
    UNFILTERED
}
