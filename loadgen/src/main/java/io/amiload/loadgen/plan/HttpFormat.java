// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/** How Asterisk's web server writes its answers. */
public enum HttpFormat {
    /** As on a plain connection, by {@code /rawman} and {@code /arawman}. */
    RAWMAN,
    /** As XML, by {@code /mxml} and {@code /amxml}. */
    MXML
}
