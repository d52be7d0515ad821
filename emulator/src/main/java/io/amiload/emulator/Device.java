// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/** Something whose state is known: a Local extension, or a lamp that Setvar switches. */
final class Device {

    final Text name;
    /** Whether the extension of a Local device exists. */
    final boolean valid;
    /** The pairs of channels to a Local device of which both halves are there. */
    int pairs;
    String state = "UNKNOWN";

    Device(Text name, boolean valid) {
        this.name = name;
        this.valid = valid;
    }
}
