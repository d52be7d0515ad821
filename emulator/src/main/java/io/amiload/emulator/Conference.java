// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.ArrayList;
import java.util.List;

/** A conference room while somebody is in it, or on the way in or out. */
final class Conference {

    final Text name;
    final Bridge bridge;
    /** The channel that speaks into the conference; it is counted and never shown. */
    final Text announcer;
    final List<ConferenceCall> calls = new ArrayList<>();
    boolean locked;
    boolean recorded;
    /** How many are in the room or have to do with it; the conference ends with the last one. */
    int uses;

    Conference(Text name, Bridge bridge, Text announcer) {
        this.name = name;
        this.bridge = bridge;
        this.announcer = announcer;
    }

    /** Who takes part under a channel's name, or null. */
    ConferenceCall find(Text channel) {
        for (ConferenceCall call : calls) {
            if (call.channel().name.equals(channel)) {
                return call;
            }
        }
        return null;
    }

    int marked() {
        int count = 0;
        for (ConferenceCall call : calls) {
            count += call.isMarked() ? 1 : 0;
        }
        return count;
    }
}
