// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.storm;

import io.amiload.emulator.call.Calls;
import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Who appears in the events of a storm: the channels, bridges and devices that the server has at the moment, and made up
 * ones as long as it has none. Looked at anew once a second.
 */
public final class StormCast {

    /** A value that is taken from here. */
    enum Part {
        QUEUE, INTERFACE, MEMBER, EXTEN, CONTEXT, NUMBER, NAME, UNIQUEID, CHANNEL, DEST, COUNT
    }

    /** The keys of a channel's block, without prefix, in the order of {@link Actor}'s values. */
    public static final List<String> CHANNEL_KEYS = List.of("Channel", "ChannelState", "ChannelStateDesc",
            "CallerIDNum", "CallerIDName", "ConnectedLineNum", "ConnectedLineName", "Language", "AccountCode",
            "Context", "Exten", "Priority", "Uniqueid", "Linkedid");
    /** The keys of a bridge's block, without prefix. */
    public static final List<String> BRIDGE_KEYS = List.of("BridgeUniqueid", "BridgeType", "BridgeTechnology",
            "BridgeCreator", "BridgeName", "BridgeNumChannels", "BridgeVideoSourceMode");

    private static final int MOST_CHANNELS = 32;
    private static final int MADE_UP = 8;
    private static final Text[] SMALL_NUMBERS = smallNumbers();

    /** A channel as its block prints it, and the bridge it is in. */
    private static final class Actor {

        private final Text[] values = new Text[CHANNEL_KEYS.size()];
        private final Text[] bridge = {Text.EMPTY, Text.of("basic"), Text.of("simple_bridge"), Text.UNKNOWN,
            Text.UNKNOWN, Text.of("2"), Text.of("none")};
        private Text device = Text.EMPTY;
        /** Null for somebody made up. */
        private Channel channel;
        private Text otherwise;

        /** Plays a channel; {@code otherwise} is its bridge where it has none. */
        void play(Channel played, Text bridgeOtherwise) {
            channel = played;
            otherwise = bridgeOtherwise;
            copy();
        }

        void copy() {
            int at = 0;
            values[at++] = channel.name;
            values[at++] = number(channel.state.number);
            values[at++] = channel.state.word;
            values[at++] = channel.caller.shownNumber();
            values[at++] = channel.caller.shownName();
            values[at++] = channel.connected.shownNumber();
            values[at++] = channel.connected.shownName();
            values[at++] = channel.language;
            values[at++] = channel.accountCode;
            values[at++] = channel.context;
            values[at++] = channel.exten;
            values[at++] = number(channel.priority);
            values[at++] = channel.uniqueid;
            values[at] = channel.linkedid;
            bridge[0] = channel.bridge == null ? otherwise : channel.bridge.uniqueid;
            device = channel.device.name;
        }
    }

    private final Calls calls;
    private final List<Actor> made = new ArrayList<>();
    private final List<Actor> live = new ArrayList<>();
    private final Text[] queues = {Text.of("support"), Text.of("sales")};
    private int liveCount;
    private long turn;

    StormCast(Pbx pbx) {
        calls = pbx.calls;
        long seconds = pbx.clock.micros() / 1_000_000;
        for (int i = 0; i < MADE_UP; i++) {
            Text number = Text.of(Integer.toString(2_001 + i));
            Text name = Text.of("Desk " + number);
            Text other = Text.of(Integer.toString(2_001 + (i ^ 1)));
            Actor actor = new Actor();
            Text uniqueid = Text.of(seconds + ".9000" + i);
            Text[] values = {Text.of("PJSIP/" + number + "-0000f0" + i + "0"), number(6), Text.of("Up"), number, name,
                other, Text.of("Desk " + other), Text.of("en"), Text.EMPTY, Text.of("default"), other, number(1),
                uniqueid, Text.of(seconds + ".9000" + (i & ~1))};
            System.arraycopy(values, 0, actor.values, 0, values.length);
            actor.bridge[0] = Text.of(UUID.nameUUIDFromBytes(uniqueid.bytes()).toString());
            actor.device = Text.of("PJSIP/" + number);
            made.add(actor);
        }
        for (int i = 0; i < MOST_CHANNELS; i++) {
            live.add(new Actor());
        }
    }

    /** Looks at the channels that there are. */
    void refresh() {
        liveCount = 0;
        for (Channel channel : calls.all()) {
            if (liveCount == MOST_CHANNELS) {
                return;
            }
            live.get(liveCount).play(channel, made.get(liveCount % MADE_UP).bridge[0]);
            liveCount++;
        }
    }

    /** Leaves out who has gone since the last look, and has the others as they are now. */
    void update() {
        for (int i = liveCount - 1; i >= 0; i--) {
            Actor actor = live.get(i);
            if (actor.channel.hungUp) {
                liveCount--;
                live.set(i, live.get(liveCount));
                live.set(liveCount, actor);
            } else {
                actor.copy();
            }
        }
    }

    /** Goes on to the next event, which is about others. */
    void next() {
        turn++;
    }

    /** The value of a channel's block: of the event's first channel, its second, and so on. */
    Text channel(int which, int key) {
        return actor(which).values[key];
    }

    Text bridge(int which, int key) {
        return actor(which).bridge[key];
    }

    long count() {
        return turn;
    }

    Text text(Part part) {
        switch (part) {
            case QUEUE:
                return queues[(int) (turn % queues.length)];
            case INTERFACE:
                return actor(1).device;
            case MEMBER:
                return actor(1).values[4];
            case NUMBER:
                return actor(0).values[3];
            case NAME:
                return actor(0).values[4];
            case CONTEXT:
                return actor(0).values[9];
            case EXTEN:
                return actor(0).values[10];
            case UNIQUEID:
                return actor(0).values[12];
            case DEST:
                return actor(1).values[0];
            default:
                return actor(0).values[0];
        }
    }

    private Actor actor(int which) {
        return liveCount < 2 ? made.get((int) ((2 * turn + which) % MADE_UP))
                : live.get((int) ((2 * turn + which) % liveCount));
    }

    private static Text number(int number) {
        return number >= 0 && number < SMALL_NUMBERS.length ? SMALL_NUMBERS[number] : Text.of(Integer.toString(number));
    }

    private static Text[] smallNumbers() {
        Text[] numbers = new Text[64];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Text.of(Integer.toString(i));
        }
        return numbers;
    }
}
