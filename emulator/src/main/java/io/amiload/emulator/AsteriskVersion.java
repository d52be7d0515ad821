// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

/** The servers that can be emulated: what each calls itself, and in what it differs on the wire. */
public enum AsteriskVersion {

    /** Asterisk 16, as found in Debian 11 and many appliances. */
    V16("16", 16, "5.0.4", "16.28.0"),
    /** Asterisk 18. */
    V18("18", 18, "7.0.3", "18.26.4"),
    /** Asterisk 20. */
    V20("20", 20, "9.0.0", "20.20.0"),
    /** Asterisk 22, the one that most captures come from. */
    V22("22", 22, "11.0.0", "22.10.1"),
    /** Asterisk 23. */
    V23("23", 23, "12.0.0", "23.4.0"),
    /** A Grandstream UCM6300: an Asterisk 16 that does not announce its start. */
    UCM6300("ucm6300", 16, "5.0.0", "16.20.0");

    private final String flag;
    private final int major;
    private final String manager;
    private final String asterisk;

    AsteriskVersion(String flag, int major, String manager, String asterisk) {
        this.flag = flag;
        this.major = major;
        this.manager = manager;
        this.asterisk = asterisk;
    }

    /**
     * Finds a version by its short name.
     *
     * @param flag one of {@code 16 18 20 22 23 ucm6300}
     * @return the version
     * @throws IllegalArgumentException if there is none of that name; the message lists them
     */
    public static AsteriskVersion of(String flag) {
        StringBuilder known = new StringBuilder();
        for (AsteriskVersion version : values()) {
            if (version.flag.equalsIgnoreCase(flag)) {
                return version;
            }
            known.append(' ').append(version.flag);
        }
        throw new IllegalArgumentException("no emulated Asterisk version \"" + flag + "\"; there are:" + known);
    }

    /**
     * Gives the short name.
     *
     * @return the name that {@link #of} understands
     */
    public String flag() {
        return flag;
    }

    /**
     * Gives the major version of Asterisk that the wire follows.
     *
     * @return 16 to 23
     */
    public int major() {
        return major;
    }

    /**
     * Gives the version of the manager protocol, as the banner prints it.
     *
     * @return such as {@code 11.0.0}
     */
    public String manager() {
        return manager;
    }

    /**
     * Gives the version of Asterisk, as {@code CoreSettings} prints it.
     *
     * @return such as {@code 22.10.1}
     */
    public String asterisk() {
        return asterisk;
    }

    /** Whether {@code CoreStatus} counts the calls that were processed. */
    public boolean countsProcessedCalls() {
        return major >= 22;
    }

    /** Whether a call that nobody answers ends with cause 19 rather than with none. */
    public boolean namesNoAnswer() {
        return major >= 22;
    }

    /** Whether a hangup handler that runs is told with the step behind the last one of {@code h}, not with that one. */
    public boolean showsStepBehindHangup() {
        return major < 18;
    }

    /** Whether a parked call whose time is over is told its space by an old name as well. */
    public boolean tellsParkingSlot() {
        return major < 21;
    }

    /** Whether DBGetTree counts what it found; older versions say that it is one entry. */
    public boolean countsTreeEntries() {
        return major >= 18;
    }

    /** Whether a queue member keeps the reason that was given for the end of a break; older ones print it apart. */
    public boolean keepsUnpauseReason() {
        return major >= 18;
    }

    /** Whether the application Queue sets variables about how long the caller waited and talked. */
    public boolean timesQueueCalls() {
        return major >= 20;
    }

    /** Whether event filters may be structured: {@code eventfilter(name(X))}. */
    public boolean filtersByCriteria() {
        return major >= 18;
    }

    /** Whether variables of an account leave no room for those of an Originate, a bug of old versions. */
    public boolean forgetsVariables() {
        return major < 18;
    }

    /** Whether few applications are kept from who may originate calls and nothing else. */
    public boolean forbidsFewApplications() {
        return major < 18;
    }

    /** Whether who is left in a bridge is hung up with cause 16, whatever the other one's cause was. */
    public boolean clearsNormally() {
        return major >= 22;
    }

    /** Whether ConfbridgeList says who leaves with any marked user. */
    public boolean listsEndMarkedAny() {
        return major >= 20;
    }

    /** Whether CoreSettings tells about a folder of own sounds. */
    public boolean searchesCustomSounds() {
        return major >= 20;
    }

    /** Whether PJSIPNotify knows options of pjsip_notify.conf. */
    public boolean notifiesByOption() {
        return major >= 20;
    }

    /** Whether endpoints tell how many channels they have, even if none. */
    public boolean countsActiveChannels() {
        return major >= 18;
    }

    /** Whether ModuleLoad looks for the module's file before anything else. */
    public boolean checksModuleFile() {
        return major >= 20;
    }

    /** Whether channels are listed from a cache of messages, in its order. */
    public boolean cachesChannelsAsMessages() {
        return major < 17;
    }

    /** Whether the console shows only the beginnings of channels' names in its lists. */
    public boolean cutsChannelNames() {
        return major < 18;
    }

    /** Whether the first half of a Local channel is told how the call of the second ended. */
    public boolean tellsLocalStatus() {
        return major >= 18;
    }

    /** Whether the log of channels tells of sounds, digits, and Local channels that are about to be taken out. */
    public boolean logsStreams() {
        return major >= 22;
    }

    /** Whether variables tell at the end of a call to a phone how good its sound was, and reports score it. */
    public boolean tellsSoundQuality() {
        return major >= 20;
    }

    /** Whether a login is followed by FullyBooted. */
    public boolean announcesBoot() {
        return this != UCM6300;
    }

    /** Whether an empty line too many follows each message. */
    public boolean doublesBlankLines() {
        return this == UCM6300;
    }
}
