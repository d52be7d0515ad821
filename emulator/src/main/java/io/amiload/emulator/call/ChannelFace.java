// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/**
 * What a channel shows of itself. A channel has it twice: as it is, and as it was when it was last published, which is
 * what events about it print. Not every change is published at once, and so events may show a channel as it was.
 */
public class ChannelFace {

    public Channel.State state;
    public CallerId caller = CallerId.NONE;
    public CallerId connected = CallerId.NONE;
    public Text language = Text.of("en");
    public Text accountCode = Text.EMPTY;
    public Text context = Text.EMPTY;
    public Text exten = Text.EMPTY;
    public int priority = 1;
    public Text application = Text.EMPTY;
    public Text data = Text.EMPTY;

    ChannelFace(Channel.State state) {
        this.state = state;
    }

    final void copy(ChannelFace other) {
        state = other.state;
        caller = other.caller;
        connected = other.connected;
        language = other.language;
        accountCode = other.accountCode;
        context = other.context;
        exten = other.exten;
        priority = other.priority;
        application = other.application;
        data = other.data;
    }

    final boolean standsWhere(ChannelFace other) {
        return priority == other.priority && exten.equals(other.exten) && context.equals(other.context);
    }
}
