// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.util.Objects;

/**
 * A line {@code name = value} of a configuration.
 *
 * @param name      as it is spelled
 * @param value     without the blanks around it; may be empty
 * @param place     where it stands, for inherited ones in the section that they come from
 * @param inherited whether it comes from a template
 */
public record Setting(String name, String value, Place place, boolean inherited) {

    /**
     * Compares names as most of Asterisk's modules do.
     *
     * @param other a name
     * @return whether it is this setting's, whatever its case
     */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The value taken as yes or no: a word that is not one of those for yes means no, as in Asterisk. */
    boolean isTrue() {
        return Truth.isTrue(value);
    }

    Setting inheritedCopy() {
        return new Setting(name, value, place, true);
    }

    Setting withValue(String other) {
        return new Setting(name, Objects.requireNonNull(other), place, inherited);
    }

    /** Shows no value, which may be a secret. */
    @Override
    public String toString() {
        return place + ": " + name;
    }
}
