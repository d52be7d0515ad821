// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.sip.SipObjects;
import io.amiload.emulator.state.DeviceState;

/** How an endpoint of {@code pjsip.conf} is doing: whether it can be reached, and how many channels it has. */
public record SipState(String text, int channels) {

    public static SipState of(Pbx pbx, SipObjects.SipObject endpoint) {
        int channels = 0;
        String start = "PJSIP/" + endpoint.name + "-";
        for (Channel channel : pbx.calls.all()) {
            channels += channel.name.toString().startsWith(start) ? 1 : 0;
        }
        return new SipState(text(pbx.devices.state("PJSIP/" + endpoint.name)), channels);
    }

    private static String text(DeviceState state) {
        return switch (state) {
            case NOT_INUSE -> "Not in use";
            case INUSE -> "In use";
            case RINGING -> "Ringing";
            case RINGINUSE -> "Ring+Inuse";
            default -> "Unavailable";
        };
    }
}
