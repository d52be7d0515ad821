// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.state.BucketOrder;
import io.amiload.emulator.state.DeviceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Device states. A change is told at the end of the loop's turn: Asterisk, too, tells it a moment after the channel
 * event that caused it.
 */
public final class Devices {

    /** Whoever wants to know of each change that is told. */
    interface Watcher {
        void deviceChanged(String device, DeviceState state);
    }

    private static final String LOCAL = "Local/";
    private static final String CUSTOM = "Custom:";

    private final Extensions dialplan;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<Device> changed = new ArrayList<>();
    private final List<DeviceState> states = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();

    Devices(Extensions dialplan) {
        this.dialplan = dialplan;
    }

    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** The device behind a Local channel; new ones are remembered. */
    Device get(LocalAddress address) {
        Device device = devices.computeIfAbsent(LOCAL + address.place(),
                name -> new Device(Text.ofLatin1(name), false, false));
        device.valid = dialplan.exists(address.context, address.start());
        return device;
    }

    /** The device of a phone. */
    Device phone(String endpoint) {
        return devices.computeIfAbsent("PJSIP/" + endpoint, name -> new Device(Text.ofLatin1(name), true, true));
    }

    /** The devices whose states are remembered, in Asterisk's order. */
    public List<Device> cached() {
        List<Device> cached = new ArrayList<>();
        for (Device device : devices.values()) {
            if (device.cached) {
                cached.add(device);
            }
        }
        return BucketOrder.sort(cached, device -> device.name.toString(), BucketOrder::ofDevice);
    }

    /** The state of a device by name, known or not. */
    DeviceState state(String name) {
        if (name.startsWith(LOCAL)) {
            LocalAddress address = LocalAddress.parse(name);
            Device device = devices.get(LOCAL + address.place());
            return device != null ? now(device)
                    : dialplan.exists(address.context, address.exten) ? DeviceState.NOT_INUSE : DeviceState.INVALID;
        }
        Device device = devices.get(name);
        return device != null ? device.state : name.startsWith(CUSTOM) ? DeviceState.UNKNOWN : DeviceState.INVALID;
    }

    /** To be called when a channel of a device changed. Of a phone only changes are told. */
    void changed(Device device) {
        DeviceState now = device.phone == null ? now(device) : device.phone.get();
        if (device.phone == null || device.state != now) {
            change(device, now);
        }
    }

    /** Forgets a phone that there is no more. */
    void forget(Device phone) {
        devices.remove(phone.name.toString(), phone);
    }

    private static DeviceState now(Device device) {
        return !device.valid ? DeviceState.INVALID : device.pairs > 0 ? DeviceState.INUSE : DeviceState.NOT_INUSE;
    }

    /** Switches a device whose states are remembered; nothing happens if it is in that state already. */
    void set(String name, DeviceState state) {
        Device device = devices.computeIfAbsent(name, n -> new Device(Text.ofLatin1(n), true, true));
        if (device.state != state) {
            change(device, state);
        }
    }

    private void change(Device device, DeviceState state) {
        device.state = state;
        changed.add(device);
        states.add(state);
    }

    /** Raises the events of what has changed in this turn, and of what changes for that reason. */
    void tell(ChannelEvents events) {
        for (int i = 0; i < changed.size(); i++) {
            Device device = changed.get(i);
            DeviceState state = states.get(i);
            events.deviceState(device.name, state);
            for (Watcher watcher : watchers) {
                watcher.deviceChanged(device.name.toString(), state);
            }
        }
        changed.clear();
        states.clear();
    }
}
