// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import java.util.Locale;

/** Who sent bytes. */
public enum Side {
    /** Who logs in. */
    CLIENT,
    /** Asterisk. */
    SERVER;

    /** As it stands in a recording. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
