// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.state;

import java.util.Locale;

/**
 * What a device does, as {@code DeviceStateChange} prints it; queue events print the {@linkplain #ordinal number}. In
 * the order of the wire.
 */
public enum DeviceState {

    /** Nobody knows. */
    UNKNOWN(1, ExtensionState.IDLE),
    /** Ready for a call. */
    NOT_INUSE(3, ExtensionState.IDLE),
    /** In a call. */
    INUSE(6, ExtensionState.IN_USE),
    /** Takes no further call. */
    BUSY(7, ExtensionState.BUSY),
    /** There is no such device. */
    INVALID(0, ExtensionState.UNAVAILABLE),
    /** The device is there, but cannot be reached. */
    UNAVAILABLE(2, ExtensionState.UNAVAILABLE),
    /** It rings. */
    RINGING(5, ExtensionState.RINGING),
    /** It rings while it is in a call. */
    RINGINUSE(8, ExtensionState.IN_USE_AND_RINGING),
    /** Its call is on hold. */
    ONHOLD(4, ExtensionState.ON_HOLD);

    private final int weight;
    private final ExtensionState extension;

    DeviceState(int weight, ExtensionState extension) {
        this.weight = weight;
        this.extension = extension;
    }

    /**
     * Reads a state as {@code DEVICE_STATE} takes one.
     *
     * @param word the name, in any case
     * @return the state, or null if there is none of that name
     */
    public static DeviceState of(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        for (DeviceState state : values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return null;
    }

    /**
     * Gives the state of an extension whose only device is in this state.
     *
     * @return the state
     */
    public ExtensionState extension() {
        return extension;
    }

    /**
     * Sums up the states of the devices of one extension: the weightiest counts, and one that rings beside one that is
     * in use makes both.
     *
     * @param states those of the devices; none counts as a device that is not there
     * @return the state of all together
     */
    public static DeviceState ofAll(Iterable<DeviceState> states) {
        DeviceState sum = INVALID;
        boolean rings = false;
        boolean used = false;
        for (DeviceState state : states) {
            rings |= state == RINGING;
            used |= state == INUSE || state == ONHOLD || state == BUSY;
            if (rings && used) {
                sum = RINGINUSE;
            } else if (state.weight > sum.weight) {
                sum = state;
            }
        }
        return sum;
    }
}
