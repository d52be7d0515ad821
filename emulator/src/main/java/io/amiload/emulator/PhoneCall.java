// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.PhoneEvents;
import io.amiload.emulator.message.Text;

/** A call that somebody makes at an emulated phone; see {@link EmulatedPhones#call}. Thread-safe. */
public final class PhoneCall {

    private static final String DIGITS = "0123456789*#ABCD";

    private final Server server;
    private final Channel channel;
    private final PhoneEvents events;

    PhoneCall(Server server, Channel channel) {
        this.server = server;
        this.channel = channel;
        events = new PhoneEvents(server.pbx.events);
    }

    /**
     * Gives the name of its channel.
     *
     * @return such as {@code PJSIP/1002-00000000}
     */
    public String channel() {
        return channel.name.toString();
    }

    /**
     * Says whether it goes on.
     *
     * @return false once its channel has ended
     */
    public boolean isUp() {
        return server.manager.loop.call(() -> !channel.hungUp);
    }

    /** Hangs up, or gives up if nobody has answered yet. Nothing happens if the call is over. */
    public void hangUp() {
        act(channel.phone::hangUp);
    }

    /** Puts the other one on hold. */
    public void hold() {
        act(() -> events.hold(channel));
    }

    /** Takes the other one back from hold. */
    public void unhold() {
        act(() -> events.unhold(channel));
    }

    /**
     * Presses keys, one after the other.
     *
     * @param digits of {@code 0-9 * # A-D}
     * @throws IllegalArgumentException if there is another character in them
     */
    public void press(String digits) {
        for (char digit : digits.toCharArray()) {
            if (DIGITS.indexOf(digit) < 0) {
                throw new IllegalArgumentException("no key \"" + digit + "\"; there are " + DIGITS);
            }
        }
        act(() -> {
            for (char digit : digits.toCharArray()) {
                events.digit(channel, Text.of(String.valueOf(digit)));
            }
        });
    }

    private void act(Runnable what) {
        server.manager.loop.call(() -> {
            if (!channel.hungUp) {
                what.run();
            }
            return null;
        });
    }
}
