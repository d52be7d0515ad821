// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

/** Who calls whom. */
public enum Route {
    /** One phone calls another. */
    INTERNAL("internal"),
    /** Somebody outside calls a phone. */
    INBOUND("inbound"),
    /** A phone calls somebody outside. */
    OUTBOUND("outbound");

    private final String field;

    Route(String field) {
        this.field = field;
    }

    /**
     * Gives its name in a profile.
     *
     * @return such as {@code inbound}
     */
    public String field() {
        return field;
    }
}
