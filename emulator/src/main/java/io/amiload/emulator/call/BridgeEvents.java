// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.ChannelEvents.Role;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;

/** Writes the events about bridges, transfers between them and the optimization of Local channels. */
public final class BridgeEvents {

    private static final Text NONE = Text.of("none");
    private static final Text SINGLE = Text.of("single");
    private static final Text YES = Text.of("Yes");
    private static final Text NO = Text.of("No");
    private static final Text SUCCESS = Text.of("Success");
    private static final Text INVALID = Text.of("Invalid");
    private static final Text DEST_UNIQUE_ID = Text.of("DestUniqueId");

    /** The part a bridge plays in an event, which is the prefix of its seven keys. */
    public enum Side {
        SELF(""), TO("To"), FROM("From"), ORIG("Orig"), SECOND("Second");

        private final int uniqueid;
        private final int type;
        private final int technology;
        private final int creator;
        private final int name;
        private final int channels;
        private final int videoMode;

        Side(String prefix) {
            uniqueid = key(prefix, "BridgeUniqueid");
            type = key(prefix, "BridgeType");
            technology = key(prefix, "BridgeTechnology");
            creator = key(prefix, "BridgeCreator");
            name = key(prefix, "BridgeName");
            channels = key(prefix, "BridgeNumChannels");
            videoMode = key(prefix, "BridgeVideoSourceMode");
        }

        private static int key(String prefix, String name) {
            int key = AmiDictionary.keys().find(prefix + name);
            if (key == 0) {
                throw new IllegalStateException("the codec does not know the key " + prefix + name);
            }
            return key;
        }

        /** Writes the bridge's block. */
        public MessageWriter write(MessageWriter to, Bridge of) {
            to.header(uniqueid, of.uniqueid).header(type, of.kind.type)
                    .header(technology, of.technology()).header(creator, of.creator.or(Text.UNKNOWN))
                    .header(name, of.name.or(Text.UNKNOWN)).header(channels, of.size())
                    .header(videoMode, of.choosesVideoSource ? SINGLE : NONE);
            if (!of.videoSource.isEmpty()) {
                to.header(AmiKey.BRIDGE_VIDEO_SOURCE, of.videoSource);
            }
            return to;
        }
    }

    private final EventStream events;
    private final CallHistory history;

    BridgeEvents(EventStream events, CallHistory history) {
        this.events = events;
        this.history = history;
    }

    void create(Bridge bridge) {
        bridge(AmiName.BRIDGE_CREATE, bridge);
    }

    /** All see another picture from now on. */
    void videoSource(Bridge bridge, Text before) {
        if (events.begin(AmiName.BRIDGE_VIDEO_SOURCE_UPDATE, ClassMask.CALL)) {
            Side.SELF.write(events.writer(), bridge).header(AmiKey.BRIDGE_PREVIOUS_VIDEO_SOURCE, before);
            events.raise();
        }
    }

    void destroy(Bridge bridge) {
        bridge(AmiName.BRIDGE_DESTROY, bridge);
    }

    private void bridge(int event, Bridge bridge) {
        if (events.begin(event, ClassMask.CALL)) {
            Side.SELF.write(events.writer(), bridge);
            events.raise();
        }
    }

    /** A channel enters, in the place of {@code swapped} unless that is null. */
    void enter(Bridge bridge, Channel channel, Channel swapped) {
        if (events.begin(AmiName.BRIDGE_ENTER, ClassMask.CALL)) {
            Side.SELF.write(events.writer(), bridge);
            Role.SELF.write(events.writer(), channel);
            if (swapped != null) {
                events.writer().header(AmiKey.SWAP_UNIQUEID, swapped.uniqueid);
            }
            events.raise();
        }
        history.entered(bridge, channel);
    }

    void leave(Bridge bridge, Channel channel) {
        if (events.begin(AmiName.BRIDGE_LEAVE, ClassMask.CALL)) {
            Side.SELF.write(events.writer(), bridge);
            Role.SELF.write(events.writer(), channel);
            events.raise();
        }
        history.left(bridge, channel);
    }

    void merge(Bridge to, Bridge from) {
        if (events.begin(AmiName.BRIDGE_MERGE, ClassMask.CALL)) {
            Side.TO.write(events.writer(), to);
            Side.FROM.write(events.writer(), from);
            events.raise();
        }
    }

    /** {@code transferee} is null where several are transferred at once. */
    void blindTransfer(Channel transferer, Channel transferee, Bridge bridge, boolean external, Text context,
            Text exten) {
        if (events.begin(AmiName.BLIND_TRANSFER, ClassMask.CALL)) {
            MessageWriter writer = events.writer().header(AmiKey.RESULT, SUCCESS);
            Role.TRANSFERER.write(writer, transferer);
            if (transferee != null) {
                Role.TRANSFEREE.write(writer, transferee);
            }
            Side.SELF.write(writer, bridge).header(AmiKey.IS_EXTERNAL, external ? YES : NO)
                    .header(AmiKey.CONTEXT, context).header(AmiKey.EXTENSION, exten);
            events.raise();
        }
        history.blindTransfer(transferer, transferee, bridge, context, exten);
    }

    /** Somebody who is in no bridge was to transfer whom it talks to. */
    void invalidBlindTransfer(Channel transferer, Text context, Text exten) {
        if (events.begin(AmiName.BLIND_TRANSFER, ClassMask.CALL)) {
            MessageWriter writer = events.writer().header(AmiKey.RESULT, INVALID);
            Role.TRANSFERER.write(writer, transferer).header(AmiKey.IS_EXTERNAL, YES)
                    .header(AmiKey.CONTEXT, context).header(AmiKey.EXTENSION, exten);
            events.raise();
        }
    }

    /** The transferer has left, and those whom it talked to one after the other talk to each other. */
    void attendedTransfer(Channel transferer, Bridge first, Bridge second, Channel transferee, Channel target) {
        if (events.begin(AmiName.ATTENDED_TRANSFER, ClassMask.CALL)) {
            MessageWriter writer = events.writer().header(AmiKey.RESULT, SUCCESS);
            Role.ORIG_TRANSFERER.write(writer, transferer);
            Side.ORIG.write(writer, first);
            Role.SECOND_TRANSFERER.write(writer, transferer);
            Side.SECOND.write(writer, second);
            Role.TRANSFEREE.write(writer, transferee);
            Role.TRANSFER_TARGET.write(writer, target)
                    .header(AmiKey.IS_EXTERNAL, NO).header(AmiKey.DEST_TYPE, Text.of("Bridge"))
                    .header(AmiKey.DEST_BRIDGE_UNIQUEID, first.uniqueid);
            events.raise();
        }
        history.attendedTransfer(transferer, first, second, transferee, target);
    }

    /** The two halves of a Local channel are to be taken out of the way between two bridges. */
    void optimizationBegin(Channel one, Channel two, Channel source, Channel destination, int id) {
        if (events.begin(AmiName.LOCAL_OPTIMIZATION_BEGIN, ClassMask.CALL)) {
            Role.LOCAL_ONE.write(events.writer(), one);
            Role.LOCAL_TWO.write(events.writer(), two);
            Role.SOURCE.write(events.writer(), source).header(DEST_UNIQUE_ID, destination.uniqueid)
                    .header(AmiKey.ID, id);
            events.raise();
        }
        history.optimized(one, two, false);
    }

    void optimizationEnd(Channel one, Channel two, int id) {
        if (events.begin(AmiName.LOCAL_OPTIMIZATION_END, ClassMask.CALL)) {
            Role.LOCAL_ONE.write(events.writer(), one);
            Role.LOCAL_TWO.write(events.writer(), two).header(AmiKey.SUCCESS, NO).header(AmiKey.ID, id);
            events.raise();
        }
        history.optimized(one, two, true);
    }
}
