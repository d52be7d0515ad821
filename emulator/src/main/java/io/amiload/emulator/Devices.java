// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Device states. A change is told at the end of the loop's turn: Asterisk, too, tells it a moment after the channel
 * event that caused it.
 */
final class Devices {

    private static final List<String> STATES = List.of("UNKNOWN", "NOT_INUSE", "INUSE", "BUSY", "INVALID",
            "UNAVAILABLE", "RINGING", "RINGINUSE", "ONHOLD");

    private final Dialplan dialplan;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<Device> changed = new ArrayList<>();
    private final List<String> states = new ArrayList<>();

    Devices(Dialplan dialplan) {
        this.dialplan = dialplan;
    }

    /** The device behind a Local channel; new ones are remembered. */
    Device get(LocalAddress address) {
        return devices.computeIfAbsent("Local/" + address.place(),
                name -> new Device(Text.ofLatin1(name), dialplan.exists(address.context, address.exten)));
    }

    Collection<Device> all() {
        return devices.values();
    }

    /** A device by name; null if nothing is known of it. */
    Device find(String name) {
        return devices.get(name);
    }

    /** To be called when a channel of a Local device changed. */
    void changed(Device device) {
        change(device, !device.valid ? "INVALID" : device.pairs > 0 ? "INUSE" : "NOT_INUSE");
    }

    /** Switches a custom device; a state that there is not counts as unknown. */
    void set(String name, String state) {
        change(devices.computeIfAbsent(name, n -> new Device(Text.ofLatin1(n), true)),
                STATES.contains(state) ? state : "UNKNOWN");
    }

    private void change(Device device, String state) {
        device.state = state;
        changed.add(device);
        states.add(state);
    }

    /** Raises the events of what has changed in this turn. */
    void tell(ChannelEvents events) {
        for (int i = 0; i < changed.size(); i++) {
            events.deviceState(changed.get(i).name, states.get(i));
        }
        changed.clear();
        states.clear();
    }
}
