// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.loadgen.measure.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks one session's stream of events against {@link CallRule}s. Remembers the channels and bridges that were named
 * first most lately, a fixed number; what it has forgotten it takes for older than the stream. Allocates only for the
 * first few violations. Not thread-safe.
 */
public final class CallShapes {

    /** Channels that are remembered, hung up or not; half as many bridges. */
    static final int CHANNELS = 1 << 16;
    private static final int EXAMPLES = 10;
    private static final int LONGEST_TEXT = 64;

    private static final byte[] ANSWER = "ANSWER".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NONE = "none".getBytes(StandardCharsets.US_ASCII);

    private static final int UP = 6;
    /** What is known of a channel: bits, and above them its state + 1. */
    private static final int ANNOUNCED = 1;
    private static final int HUNG_UP = 2;
    private static final int BRIDGE_KNOWN = 4;
    private static final int DIALLED_BY_CHANNEL = 8;
    private static final int DIAL_ENDED = 16;
    private static final int STATE_SHIFT = 8;
    private static final int BITS = (1 << STATE_SHIFT) - 1;

    private final IdTable channels = new IdTable(CHANNELS);
    private final int[] channel = new int[CHANNELS];
    private final long[] bridgeOf = new long[CHANNELS];
    private final IdTable bridges = new IdTable(CHANNELS / 2);
    private final boolean[] destroyed = new boolean[CHANNELS / 2];
    private final long[] violations = new long[CallRule.values().length];
    private final List<RuleViolation> examples = new ArrayList<>();

    private boolean showsDialBegin;
    private boolean showsDialEnd;
    private boolean showsNewstate;
    private boolean showsEnter;
    private boolean showsLeave;
    private long checked;

    /** Makes a checker at the start of a stream. */
    public CallShapes() {
    }

    /** The stream begins anew: what was known of channels is forgotten, what was counted is kept. */
    public void restart() {
        channels.clear();
        bridges.clear();
        showsDialBegin = false;
        showsDialEnd = false;
        showsNewstate = false;
        showsEnter = false;
        showsLeave = false;
    }

    /**
     * Checks the next event.
     *
     * @param event any event
     */
    public void onEvent(AmiMessage event) {
        switch (event.nameId()) {
            case AmiName.VAR_SET, AmiName.NEWEXTEN, AmiName.HANGUP_REQUEST, AmiName.SOFT_HANGUP_REQUEST ->
                living(event, AmiKey.UNIQUEID);
            case AmiName.NEWCHANNEL -> newchannel(event);
            case AmiName.NEWSTATE -> newstate(event);
            case AmiName.HANGUP -> hangup(event);
            case AmiName.DIAL_BEGIN -> dialBegin(event);
            case AmiName.DIAL_STATE -> dialState(event);
            case AmiName.DIAL_END -> dialEnd(event);
            case AmiName.BRIDGE_ENTER -> enter(event);
            case AmiName.BRIDGE_LEAVE -> leave(event);
            case AmiName.BRIDGE_CREATE -> bridge(event, false);
            case AmiName.BRIDGE_DESTROY -> bridge(event, true);
            default -> {
                // Says nothing about a call's shape, or comes from elsewhere and in no order to it.
                return;
            }
        }
        checked++;
    }

    /**
     * Events that rules speak of.
     *
     * @return how many there were
     */
    public long checked() {
        return checked;
    }

    /**
     * Counts violations.
     *
     * @return each rule's name and how often it was broken
     */
    public Map<String, Long> violations() {
        Map<String, Long> counts = new TreeMap<>();
        for (CallRule rule : CallRule.values()) {
            counts.put(rule.word(), violations[rule.ordinal()]);
        }
        return counts;
    }

    /**
     * Shows the first violations.
     *
     * @return a few
     */
    public List<RuleViolation> examples() {
        return List.copyOf(examples);
    }

    private void newchannel(AmiMessage event) {
        int header = event.find(AmiKey.UNIQUEID);
        if (header < 0) {
            return;
        }
        long id = Ids.hash(event, header);
        int record = channels.find(id);
        if (record == IdTable.NONE) {
            record = channels.add(id);
        } else {
            broken((channel[record] & ANNOUNCED) != 0 ? CallRule.NEWCHANNEL_ONCE : CallRule.NEWCHANNEL_FIRST, event,
                header);
        }
        channel[record] = ANNOUNCED | BRIDGE_KNOWN | stateOf(event);
        bridgeOf[record] = 0;
    }

    private void newstate(AmiMessage event) {
        int record = living(event, AmiKey.UNIQUEID);
        if (record == IdTable.NONE) {
            return;
        }
        showsNewstate = true;
        int state = stateOf(event);
        if (state != 0 && state == (channel[record] & ~BITS)) {
            broken(CallRule.NEWSTATE_CHANGES, event, event.find(AmiKey.UNIQUEID));
        }
        channel[record] = channel[record] & BITS | state;
    }

    private void hangup(AmiMessage event) {
        int header = event.find(AmiKey.UNIQUEID);
        if (header < 0) {
            return;
        }
        int record = record(event, header);
        int known = channel[record];
        if ((known & HUNG_UP) != 0) {
            broken(CallRule.HANGUP_ONCE, event, header);
            return;
        }
        if (bridgeOf[record] != 0 && showsLeave) {
            broken(CallRule.LEAVE_BEFORE_HANGUP, event, header);
        }
        if ((known & DIALLED_BY_CHANNEL) != 0 && showsDialEnd) {
            broken(CallRule.DIALEND_BEFORE_HANGUP, event, header);
        }
        channel[record] = known | HUNG_UP;
    }

    private void dialBegin(AmiMessage event) {
        showsDialBegin = true;
        boolean byChannel = living(event, AmiKey.UNIQUEID) != IdTable.NONE;
        int dialled = living(event, AmiKey.DEST_UNIQUEID);
        if (dialled != IdTable.NONE) {
            channel[dialled] = channel[dialled] & ~DIAL_ENDED | (byChannel ? DIALLED_BY_CHANNEL : 0);
        }
    }

    private void dialState(AmiMessage event) {
        living(event, AmiKey.UNIQUEID);
        int dialled = living(event, AmiKey.DEST_UNIQUEID);
        if (dialled != IdTable.NONE && showsDialBegin && (channel[dialled] & DIAL_ENDED) != 0) {
            broken(CallRule.DIALSTATE_BEFORE_DIALEND, event, event.find(AmiKey.DEST_UNIQUEID));
        }
    }

    private void dialEnd(AmiMessage event) {
        showsDialEnd = true;
        living(event, AmiKey.UNIQUEID);
        int dialled = living(event, AmiKey.DEST_UNIQUEID);
        if (dialled == IdTable.NONE) {
            return;
        }
        int known = channel[dialled];
        int status = event.find(AmiKey.DIAL_STATUS);
        if (showsNewstate && (known & ANNOUNCED) != 0 && known >> STATE_SHIFT != UP + 1 && status >= 0
            && event.valueEquals(status, ANSWER)) {
            broken(CallRule.ANSWER_WHEN_UP, event, event.find(AmiKey.DEST_UNIQUEID));
        }
        channel[dialled] = known & ~DIALLED_BY_CHANNEL | DIAL_ENDED;
    }

    private void enter(AmiMessage event) {
        showsEnter = true;
        int record = living(event, AmiKey.UNIQUEID);
        int header = event.find(AmiKey.BRIDGE_UNIQUEID);
        if (record == IdTable.NONE || header < 0) {
            return;
        }
        if (bridgeOf[record] != 0 && showsLeave) {
            broken(CallRule.ONE_BRIDGE, event, event.find(AmiKey.UNIQUEID));
        }
        bridgeOf[record] = existing(event, header);
        channel[record] |= BRIDGE_KNOWN;
    }

    private void leave(AmiMessage event) {
        showsLeave = true;
        int record = living(event, AmiKey.UNIQUEID);
        int header = event.find(AmiKey.BRIDGE_UNIQUEID);
        if (record == IdTable.NONE || header < 0) {
            return;
        }
        if (existing(event, header) != bridgeOf[record] && showsEnter && (channel[record] & BRIDGE_KNOWN) != 0) {
            broken(CallRule.LEAVE_AFTER_ENTER, event, event.find(AmiKey.UNIQUEID));
        }
        bridgeOf[record] = 0;
        channel[record] |= BRIDGE_KNOWN;
    }

    private void bridge(AmiMessage event, boolean gone) {
        int header = event.find(AmiKey.BRIDGE_UNIQUEID);
        if (header >= 0) {
            long id = Ids.hash(event, header);
            int record = bridges.find(id);
            destroyed[record == IdTable.NONE ? bridges.add(id) : record] = gone;
        }
    }

    /** The bridge that an event names, which must not have been destroyed. */
    private long existing(AmiMessage event, int header) {
        long id = Ids.hash(event, header);
        int record = bridges.find(id);
        if (record != IdTable.NONE && destroyed[record]) {
            broken(CallRule.BRIDGE_GONE, event, header);
        }
        return id;
    }

    /** The record of the channel that an event names and that must not have hung up; NONE if it names none or has. */
    private int living(AmiMessage event, int key) {
        int header = event.find(key);
        // The variables of no channel have the id "none".
        if (header < 0 || event.valueEquals(header, NONE)) {
            return IdTable.NONE;
        }
        int record = record(event, header);
        if ((channel[record] & HUNG_UP) != 0) {
            broken(CallRule.SILENT_AFTER_HANGUP, event, header);
            return IdTable.NONE;
        }
        return record;
    }

    private int record(AmiMessage event, int header) {
        long id = Ids.hash(event, header);
        int record = channels.find(id);
        if (record == IdTable.NONE) {
            record = channels.add(id);
            channel[record] = 0;
            bridgeOf[record] = 0;
        }
        return record;
    }

    /** The channel's state + 1 in its place, 0 if the event does not tell. */
    private static int stateOf(AmiMessage event) {
        int state = event.getInt(AmiKey.CHANNEL_STATE, -1);
        return state < 0 || state > 255 ? 0 : state + 1 << STATE_SHIFT;
    }

    private void broken(CallRule rule, AmiMessage event, int header) {
        violations[rule.ordinal()]++;
        if (examples.size() < EXAMPLES) {
            examples.add(new RuleViolation(rule.word(), printable(event.name()), printable(event.value(header)),
                event.streamOffset()));
        }
    }

    private static String printable(String text) {
        String cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        return cut.replaceAll("[^\\x20-\\x7E]", "?");
    }

    @Override
    public String toString() {
        return checked + " events checked, violations " + Arrays.toString(violations);
    }
}
