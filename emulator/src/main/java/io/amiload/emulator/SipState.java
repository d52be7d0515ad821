// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.state.DeviceState;

/** How an endpoint of {@code pjsip.conf} is doing: whether it can be reached, and how many channels it has. */
record SipState(String text, int channels) {

    static SipState of(Server server, SipObjects.SipObject endpoint) {
        int channels = 0;
        String start = "PJSIP/" + endpoint.name + "-";
        for (Channel channel : server.calls.all()) {
            channels += channel.name.toString().startsWith(start) ? 1 : 0;
        }
        return new SipState(text(server.devices.state("PJSIP/" + endpoint.name)), channels);
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
