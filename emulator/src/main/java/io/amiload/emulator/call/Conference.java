// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.ArrayList;
import java.util.List;

/** A conference room while somebody is in it, or on the way in or out. */
public final class Conference {

    public final Text name;
    public final Bridge bridge;
    /** The channel that speaks into the conference; it is counted and never shown. */
    final Text announcer;
    public final List<ConferenceCall> calls = new ArrayList<>();
    public boolean locked;
    /** The channel that records; empty if none does. */
    public Text recorder = Text.EMPTY;
    /** How many of those who are in the room were there before the recorder. */
    private int beforeRecorder;
    /** How many have ever come, which says in which order they are listed. */
    int arrivals;
    /** How many are in the room or have to do with it; the conference ends with the last one. */
    int uses;

    Conference(Text name, Bridge bridge, Text announcer) {
        this.name = name;
        this.bridge = bridge;
        this.announcer = announcer;
    }

    /** Who takes part under a channel's name, or null. */
    public ConferenceCall find(Text channel) {
        for (ConferenceCall call : calls) {
            if (call.channel().name.equals(channel)) {
                return call;
            }
        }
        return null;
    }

    public void record(Text channel) {
        recorder = channel;
        beforeRecorder = calls.size();
    }

    void remove(ConferenceCall call) {
        int at = calls.indexOf(call);
        beforeRecorder -= at >= 0 && at < beforeRecorder ? 1 : 0;
        calls.remove(call);
    }

    /** Who is in the room with somebody, in the order of entering, with commas between them. */
    Text peersOf(ConferenceCall call) {
        StringBuilder peers = new StringBuilder(announcer.toString());
        for (int i = 0; i <= calls.size(); i++) {
            if (i == beforeRecorder && !recorder.isEmpty()) {
                peers.append(',').append(recorder);
            }
            if (i < calls.size() && calls.get(i) != call) {
                peers.append(',').append(calls.get(i).channel().name);
            }
        }
        return Text.ofLatin1(peers);
    }

    public int marked() {
        int count = 0;
        for (ConferenceCall call : calls) {
            count += call.isMarked() ? 1 : 0;
        }
        return count;
    }
}
