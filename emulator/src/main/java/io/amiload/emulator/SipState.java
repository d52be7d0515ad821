// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/** How an endpoint of {@code pjsip.conf} is doing: whether it can be reached, and how many channels it has. */
record SipState(String text, int channels) {

    static SipState of(Server server, SipObjects.SipObject endpoint) {
        int channels = 0;
        String start = "PJSIP/" + endpoint.name + "-";
        for (Channel channel : server.calls.all()) {
            channels += channel.name.toString().startsWith(start) ? 1 : 0;
        }
        boolean reachable = endpoint.names("Aors").stream().map(aor -> server.sip.find(SipObjects.AOR, aor))
                .anyMatch(aor -> aor != null && !aor.get("Contact").isEmpty());
        return new SipState(channels > 0 ? "In use" : reachable ? "Not in use" : "Unavailable", channels);
    }
}
