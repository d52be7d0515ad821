// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import io.amiload.emulator.state.DeviceState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Something whose state is known: a Local extension, a queue, or a lamp that Setvar switches. */
public final class Device {

    public final Text name;
    /** Whether the extension of a Local device exists, as of the last call to it. */
    boolean valid;
    /** Whether its last state is remembered: then only changes are told, and it is listed. */
    final boolean cached;
    /** The pairs of channels to a Local device of which both halves are there. */
    int pairs;
    /** The channels of a phone. */
    final List<Channel> channels = new ArrayList<>(0);
    /** Finds out what a phone does; null for any other device. */
    Supplier<DeviceState> phone;
    public DeviceState state = DeviceState.UNKNOWN;

    Device(Text name, boolean valid, boolean cached) {
        this.name = name;
        this.valid = valid;
        this.cached = cached;
    }
}
