// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.records.AmaFlags;
import io.amiload.emulator.records.Party;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One half of a Local channel, or a channel to a phone: what all its events print, and who runs it. */
public final class Channel extends ChannelFace {

    /** The states a channel can be in, with the numbers and words of the wire. */
    public enum State {
        DOWN(0, "Down"), RING(4, "Ring"), RINGING(5, "Ringing"), UP(6, "Up"), BUSY(7, "Busy");

        public final int number;
        public final Text word;

        State(int number, String word) {
            this.number = number;
            this.word = Text.of(word);
        }
    }

    /**
     * Whoever decides what happens on a channel next. Told of what the other half does; who does not wait for it need
     * not hear that it rings, reports progress or refuses.
     */
    public interface Driver {

        /** The other half has answered. */
        void peerAnswered();

        /** The other half rings. */
        default void peerRinging() {
        }

        /** The other half reports progress. */
        default void peerProgress() {
        }

        /** The other half is busy, or there is congestion on the way to it. It is hung up soon. */
        default void peerRefused(boolean busy) {
        }

        /** The channel shall end: the other half has, or somebody asks for it. */
        void hangupRequested();

        /** The time that the channel was given is over. */
        default void timeIsOver() {
            hangupRequested();
        }

        /** Somebody else drives the channel from now on. */
        default void takenAway() {
        }

        /** Whether the channel sends sound, which tells the other half that the way is open. */
        boolean sendsMedia();
    }

    public final Text name;
    public final Text uniqueid;
    /** The call it belongs to, by the oldest channel of it; and how old that is, as a number that grows. */
    public Text linkedid;
    long linkedAge;
    final long createdMicros;
    public final Device device;

    /** As it was last published. */
    public final ChannelFace shown;
    /** When it was last published, as a number that grows. */
    long told;
    /** Whether Newchannel has told of it. */
    boolean announced;
    Text userField = Text.EMPTY;
    /** What the dialplan noted for the record of the call. */
    Text noted = Text.EMPTY;
    public Text dialedNumber = Text.EMPTY;
    /** Whose account the other end is on. */
    Text peerAccount = Text.EMPTY;
    /** How it is accounted for. */
    String amaFlags = AmaFlags.USUAL;
    /** Who hung it up, where that is told. */
    Text hangupSource = Text.EMPTY;
    /** What came of its own Dial, where that is logged. */
    Text dialStatus = Text.EMPTY;
    /** How many there were before it. */
    long age;
    /** Whether somebody dialled it: not Originate, and not the far end itself. */
    boolean dialed;
    /** Whether an application has it run a subroutine. */
    boolean inSubroutine;
    /** Whether the dialplan has its last words about it. */
    boolean lastWords;
    /** As the records of calls know it; null where there are none. */
    Party recorded;
    /** What carries out AGI commands of a manager on it; null before the application AGI has begun. */
    AsyncAgi agi;
    public int cause = Cause.NONE;
    /** Whether the pair of halves may be taken out of the call. */
    boolean optimizes;
    /** What the far end of a phone's call said, as the number of a SIP response; 0 for nothing. */
    int techCause;
    public boolean hungUp;
    boolean goneTold;
    /** The other half of a Local channel; null for any other technology. */
    public Channel peer;
    /** The phone at the far end; null for a Local channel. */
    public PhoneLeg phone;
    public Bridge bridge;
    /** What becomes of the channel when it is let go from the bridge it is in. */
    Bridge.Stay stay;
    /** The Dial that the bridge it is in comes from: it says who may transfer; null if none. */
    DialAttempt features;
    /** The attended transfer that this channel is about to make, or null. */
    public AttendedTransfer consultation;
    /** The digits of a transfer. */
    final Transfers.Keys keys = new Transfers.Keys();
    /** Whether it hears music because the other one has put it on hold. */
    boolean onHold;
    /** The ids of its recordings. */
    final List<Text> recordings = new ArrayList<>(0);
    /** Whether it has been asked to hang up for itself; why the other half goes is nothing to it then. */
    public boolean askedToHangUp;
    /** What happens right before its Hangup; null for nothing. */
    Runnable lastAct;
    public Driver driver;
    /** Which of its variables all events tell. */
    ShownVariables listed;
    /** The frames of Gosub, the hangup handlers and the like. */
    final CallStack stack = new CallStack();
    /** When the channel is to be hung up, by AbsoluteTimeout: a timer. */
    long absoluteTimer = Timers.NONE;
    public long absoluteEndMicros;

    private final Map<String, Variable> variables = new LinkedHashMap<>();

    /** A variable: the name as it was set, with the underscores that say it is inherited, and the value. */
    private record Variable(String name, Text value) {
    }

    Channel(Text name, Device device, Text uniqueid, Text linkedid, State state, long createdMicros) {
        super(state);
        this.name = name;
        this.device = device;
        this.uniqueid = uniqueid;
        this.linkedid = linkedid == null ? uniqueid : linkedid;
        this.createdMicros = createdMicros;
        shown = new ChannelFace(state);
    }

    public boolean isLocal() {
        return peer != null;
    }

    /** Whether it is the half of a Local channel that whoever dials gets. */
    boolean isFirstHalf() {
        return isLocal() && name.toString().endsWith(";1");
    }

    /** Whole seconds since it came. */
    public long ageSeconds(long nowMicros) {
        return (nowMicros - createdMicros) / 1_000_000;
    }

    /** Hours, minutes and seconds since it came, with colons between them. */
    public String age(long nowMicros) {
        long seconds = ageSeconds(nowMicros);
        return String.format("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** The bridge that it is in; empty for none. */
    public Text bridgeId() {
        return bridge == null ? Text.EMPTY : bridge.uniqueid;
    }

    /** Whoever hears what is done on this channel: the other half of a Local channel, or a phone. */
    Driver farEnd() {
        return peer == null ? phone : peer.driver;
    }

    /** Whether the others in its bridge send it sound. */
    boolean hearsSound() {
        return bridge != null && bridge.bringsSound(this);
    }

    /** The name without the number of the call: what is dialled to reach the same again. */
    Text dialString() {
        String text = name.toString();
        int number = text.lastIndexOf('-');
        return number < 0 ? name : Text.ofLatin1(text.substring(0, number));
    }

    /** A variable of this channel, or null. */
    public Text variable(String plainName) {
        Variable variable = variables.get(plainName);
        return variable == null ? null : variable.value;
    }

    /** Sets a variable; underscores in front, which say that it is inherited, are not part of its name. */
    public void variable(String name, Text value) {
        String plain = plainName(name);
        variables.remove(plain);
        variables.put(plain, new Variable(name, value));
    }

    /** Forgets a variable. */
    void forget(String plainName) {
        variables.remove(plainName);
    }

    /** The names of all variables without underscores in front, the one set last first. */
    public List<String> variableNames() {
        List<String> names = new ArrayList<>(variables.keySet());
        Collections.reverse(names);
        return names;
    }

    /** How the variable was named when it was set. */
    String nameAsSet(String plainName) {
        return variables.get(plainName).name;
    }

    private static String plainName(String variable) {
        return variable.startsWith("__") ? variable.substring(2)
                : variable.startsWith("_") ? variable.substring(1) : variable;
    }
}
