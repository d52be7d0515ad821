// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What a channel has to come back to: the frames of Gosub with their local variables, and its hangup handlers. */
final class CallStack {

    /** How deep Gosub may go; Asterisk has a similar bound. */
    static final int MAX_DEPTH = 64;

    /** A local variable and what it had hidden; {@code before} is null if there was none. */
    record Local(String name, Text before) {
    }

    /** A subroutine: where it was called from, and what it keeps to itself. */
    static final class Frame {

        final Text context;
        final Text exten;
        final int priority;
        final List<Local> locals = new ArrayList<>();

        Frame(Text context, Text exten, int priority) {
            this.context = context;
            this.exten = exten;
            this.priority = priority;
        }
    }

    final Deque<Frame> frames = new ArrayDeque<>();
    final Deque<Text> hangupHandlers = new ArrayDeque<>();
}
