// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.util.function.Consumer;

/** Tells of what in a configuration has no effect. */
final class Warnings {

    private final Consumer<String> lines;

    Warnings(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(Place place, String what) {
        lines.accept(place + ": " + what);
    }

    void notEmulated(Setting setting) {
        add(setting.place(), setting.name() + " is not emulated and has no effect");
    }

    void unknown(Setting setting, String where) {
        add(setting.place(), "there is no option \"" + setting.name() + "\" in " + where + "; it has no effect");
    }

    /** Asterisk takes what it cannot read for the default, and so does the emulator. */
    void invalid(Setting setting, String range, Object used) {
        add(setting.place(), setting.name() + " must be " + range + ", is \"" + setting.value() + "\"; " + used
                + " is used");
    }
}
