// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/** Digits that arrive on a channel: the events, and whoever waits for them. */
public final class Digits {

    /** Somebody who collects digits. */
    interface Listener {
        void digit(char digit);
    }

    private Digits() {
    }

    /**
     * A digit arrives.
     *
     * @param begins whether its beginning is told, too
     */
    public static void receive(Calls calls, Channel channel, char digit, long millis, boolean begins) {
        Text text = Text.ofLatin1(Character.toString(digit));
        if (begins) {
            calls.events.digitBegin(channel, text);
        }
        calls.events.digitEnd(channel, text, millis);
        if (channel.bridge != null) {
            calls.transfers.digit(channel, digit);
        } else if (channel.driver instanceof Execution
                && ((Execution) channel.driver).activity() instanceof Listener) {
            ((Listener) ((Execution) channel.driver).activity()).digit(digit);
        }
    }

    public static boolean isDigit(String text) {
        return text.length() == 1 && "0123456789*#ABCDabcd".indexOf(text.charAt(0)) >= 0;
    }
}
