// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/**
 * What a channel shows of itself. A channel has it twice: as it is, and as it was when it was last published, which is
 * what events about it print. Not every change is published at once, and so events may show a channel as it was.
 */
class ChannelFace {

    Channel.State state;
    CallerId caller = CallerId.NONE;
    CallerId connected = CallerId.NONE;
    Text language = Text.of("en");
    Text accountCode = Text.EMPTY;
    Text context = Text.EMPTY;
    Text exten = Text.EMPTY;
    int priority = 1;
    Text application = Text.EMPTY;
    Text data = Text.EMPTY;

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
