// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/** Transfers, by action or by digits, and the digits that somebody in a bridge presses. */
public final class Transfers {

    static final String BLIND_CODE = "#1";
    public static final String ATTENDED_CODE = "*2";

    private static final Text BLIND = Text.of("BLINDTRANSFER");
    private static final Text MUSIC = Text.of("default");

    private final Calls calls;

    /** What somebody in a bridge has pressed so far. */
    static final class Keys {
        final StringBuilder pressed = new StringBuilder();
        /** Null, or which transfer the digits are the number of. */
        String code;
    }

    Transfers(Calls calls) {
        this.calls = calls;
    }

    private boolean isAllowed(Channel channel) {
        return channel.features != null && channel.bridge != null
                && channel.features.mayTransfer(channel.features.caller() == channel);
    }

    /** Somebody in a bridge has pressed a key. */
    void digit(Channel channel, char digit) {
        if (!isAllowed(channel) || channel.bridge.other(channel) == null) {
            return;
        }
        Keys keys = channel.keys;
        keys.pressed.append(digit);
        String pressed = keys.pressed.toString();
        if (keys.code == null) {
            if (pressed.equals(BLIND_CODE) || pressed.equals(ATTENDED_CODE)) {
                keys.code = pressed;
                keys.pressed.setLength(0);
                hold(channel);
            } else if (!BLIND_CODE.startsWith(pressed) && !ATTENDED_CODE.startsWith(pressed)) {
                keys.pressed.setLength(0);
            }
            return;
        }
        String number = digit == '#' ? pressed.substring(0, pressed.length() - 1) : pressed;
        Text context = contextOf(channel);
        if (calls.pbx.dialplan.exists(context.toString(), number)) {
            String code = keys.code;
            keys.code = null;
            keys.pressed.setLength(0);
            if (code.equals(BLIND_CODE)) {
                blind(channel, false, context, Text.ofLatin1(number));
            } else {
                new AttendedTransfer(calls, channel).start(context, Text.ofLatin1(number));
            }
        } else if (digit == '#' || pressed.length() > 80) {
            keys.code = null;
            keys.pressed.setLength(0);
            resume(channel);
        }
    }

    /** Where the numbers are that a channel's transfers go to. */
    private static Text contextOf(Channel channel) {
        Text wanted = channel.variable("TRANSFER_CONTEXT");
        return wanted == null || wanted.isEmpty() ? channel.context : wanted;
    }

    /** Somebody in a bridge with another one puts that one on hold. */
    void hold(Channel channel) {
        calls.events.hold(channel);
        Channel other = channel.bridge.other(channel);
        calls.events.musicOnHoldStart(other, MUSIC);
        other.onHold = true;
    }

    /** The one on hold hears the other one again. */
    void resume(Channel channel) {
        calls.events.unhold(channel);
        release(channel.bridge.other(channel));
    }

    /** Ends the music of somebody on hold. */
    void release(Channel other) {
        if (other != null && other.onHold) {
            other.onHold = false;
            calls.events.musicOnHoldStop(other);
        }
    }

    /** Tells that somebody who talks to nobody was to be transferred. */
    public void invalid(Channel transferer, Text context, Text exten) {
        calls.bridges.events.invalidBlindTransfer(transferer, context, exten);
    }

    /**
     * Sends the other one in a channel's bridge to an extension, and ends the channel.
     *
     * @param external whether an action asks for it, rather than digits
     */
    public void blind(Channel transferer, boolean external, Text context, Text exten) {
        Bridge bridge = transferer.bridge;
        Channel transferee = bridge.other(transferer);
        calls.events.unhold(transferer);
        calls.setVariable(transferer, BLIND.toString(), transferee.name);
        release(transferee);
        calls.setVariable(transferee, BLIND.toString(), transferer.name);
        calls.bridges.forgetPeer(transferer);
        calls.bridges.events.blindTransfer(transferer, transferee, bridge, external, context, exten);
        calls.bridges.forgetPeer(transferee);
        if (external) {
            calls.redirect(transferee, context, exten, 1);
            return;
        }
        // Who transfers by digits leaves first.
        transferee.context = context;
        transferee.exten = exten;
        transferee.priority = 1;
        calls.publish(transferee);
        transferee.stay = () -> calls.redirect(transferee, context, exten, 1);
        calls.bridges.letGo(transferer);
    }
}
