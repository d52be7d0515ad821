// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One half of a Local channel, the only technology emulated so far: what all its events print, and who runs it. */
final class Channel {

    /** The states a channel can be in, with the numbers and words of the wire. */
    enum State {
        DOWN(0, "Down"), RING(4, "Ring"), RINGING(5, "Ringing"), UP(6, "Up"), BUSY(7, "Busy");

        final int number;
        final Text word;

        State(int number, String word) {
            this.number = number;
            this.word = Text.of(word);
        }
    }

    /** Whoever decides what happens on a channel next. Told of what the other half does. */
    interface Driver {

        /** The other half has answered. */
        void peerAnswered();

        /** The other half rings. */
        void peerRinging();

        /** The other half reports progress. */
        void peerProgress();

        /** The other half is busy, or there is congestion on the way to it. */
        void peerRefused(boolean busy);

        /** The channel shall end: the other half has, or somebody asks for it. */
        void hangupRequested();

        /** Whether the channel sends sound, which tells the other half that the way is open. */
        boolean sendsMedia();
    }

    final Text name;
    final Text uniqueid;
    final Text linkedid;
    final long createdMicros;
    final Device device;

    State state;
    CallerId caller = CallerId.NONE;
    CallerId connected = CallerId.NONE;
    Text language = Text.of("en");
    Text accountCode = Text.EMPTY;
    Text userField = Text.EMPTY;
    Text context;
    Text exten;
    int priority = 1;
    Text application = Text.EMPTY;
    Text data = Text.EMPTY;
    int cause = Cause.NONE;
    boolean hungUp;
    Channel peer;
    Bridge bridge;
    Driver driver;
    /** Which of its variables all events tell. */
    ShownVariables shown;

    private final Map<String, Variable> variables = new LinkedHashMap<>();

    /** A variable: the name as it was set, with the underscores that say it is inherited, and the value. */
    private record Variable(String name, Text value) {
    }

    Channel(Text name, Device device, Text uniqueid, Text linkedid, State state, long createdMicros) {
        this.name = name;
        this.device = device;
        this.uniqueid = uniqueid;
        this.linkedid = linkedid == null ? uniqueid : linkedid;
        this.state = state;
        this.createdMicros = createdMicros;
    }

    /** A variable of this channel, or null. */
    Text variable(String plainName) {
        Variable variable = variables.get(plainName);
        return variable == null ? null : variable.value;
    }

    /** Sets a variable; underscores in front, which say that it is inherited, are not part of its name. */
    void variable(String name, Text value) {
        String plain = plainName(name);
        variables.remove(plain);
        variables.put(plain, new Variable(name, value));
    }

    /** The names of all variables without underscores in front, the one set last first. */
    List<String> variableNames() {
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
