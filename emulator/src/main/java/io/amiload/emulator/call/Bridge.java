// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Channels that hear each other, or that wait together. */
public final class Bridge {

    /** What becomes of a channel that was let go from a bridge because others have left it. */
    public interface Stay {
        void over();
    }

    /** What a bridge is for, which decides what is said of it and when it ends. */
    public enum Kind {
        /** Two parties of a call; ends when one leaves. */
        BASIC("basic", "simple_bridge"),
        /** Those who wait for something; ends when the last one leaves. */
        WAITING("base", "holding_bridge"),
        /** A parking lot; stays. */
        PARKING("parking", "holding_bridge"),
        /** A conference; whoever made it ends it. */
        CONFERENCE("base", "softmix");

        public final Text type;
        final Text technology;

        Kind(String type, String technology) {
            this.type = Text.of(type);
            this.technology = Text.of(technology);
        }
    }

    private static final Text DIRECT = Text.of("native_rtp");

    public final Text uniqueid = Text.of(UUID.randomUUID().toString());
    public final Kind kind;
    final Text creator;
    final Text name;
    public final List<Channel> members = new ArrayList<>(2);
    /** Members that are counted and never shown: announcers and recorders of conferences. */
    public int hidden;
    /** Whose picture all others see: its unique id, once one was chosen. */
    Text videoSource = Text.EMPTY;
    boolean choosesVideoSource;
    boolean destroyed;
    /** Whether the sound of two phones takes the direct way. */
    boolean direct;
    /** Whether it is being found out where the sound in it comes from. */
    private boolean listening;
    /** Why it ends. */
    int cause = Cause.NONE;

    Bridge(Kind kind, Text creator, Text name) {
        this.kind = kind;
        this.creator = creator;
        this.name = name;
    }

    /** Whether a member hears sound from the others. A ring of bridges and Local channels has no source of its own. */
    boolean bringsSound(Channel to) {
        if (kind != Kind.BASIC) {
            return kind == Kind.CONFERENCE;
        }
        if (listening) {
            return false;
        }
        listening = true;
        boolean sound = false;
        for (Channel member : members) {
            sound |= member != to && member.farEnd().sendsMedia();
        }
        listening = false;
        return sound;
    }

    public Text technology() {
        return direct ? DIRECT : kind.technology;
    }

    int size() {
        return members.size() + hidden;
    }

    /** The other one of two; null if there is none. */
    public Channel other(Channel channel) {
        for (Channel member : members) {
            if (member != channel) {
                return member;
            }
        }
        return null;
    }
}
