// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.state.DeviceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All conferences, the application ConfBridge, and the events of both. */
public final class Conferences {

    private static final Text CREATOR = Text.of("ConfBridge");
    private static final String PEER = "BRIDGEPEER";

    private final Calls calls;
    private final Map<String, Conference> byName = new LinkedHashMap<>();
    private int recorders;

    Conferences(Calls calls, Applications applications) {
        this.calls = calls;
        applications.add("ConfBridge", this::run);
    }

    /** {@code conference[,bridge profile[,user profile[,menu]]]}; the profiles are the default ones. */
    private void run(Execution run, Text data) {
        if (run.isDying()) {
            run.go();
            return;
        }
        run.answerNow();
        ConferenceCall call = new ConferenceCall(this, calls, run);
        run.begin(call);
        call.start(Text.ofLatin1(data.toString().split(",", 2)[0].trim()));
    }

    /** A conference by name, in any case; null if nobody is in it. */
    public Conference find(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }

    public List<Conference> list() {
        return new ArrayList<>(byName.values());
    }

    /** The conference of a name; the first one who comes makes it. */
    Conference open(Text name) {
        Conference known = find(name.toString());
        if (known != null) {
            return known;
        }
        Bridge bridge = calls.bridges.create(Bridge.Kind.CONFERENCE, CREATOR, name);
        bridge.hidden = 1;
        Conference made = new Conference(name, bridge,
                Text.ofLatin1("CBAnn/" + name + calls.nextLocalNumber() + ";2"));
        byName.put(name.toString().toLowerCase(Locale.ROOT), made);
        calls.pbx.devices.set("confbridge:" + name, DeviceState.INUSE);
        tell(AmiName.CONFBRIDGE_START, made);
        return made;
    }

    /** The name of the next channel that records. */
    public Text nextRecorder(Conference conference) {
        return Text.ofLatin1(String.format("CBRec/%s-%08x", conference.name, recorders++));
    }

    /** All see one picture from now on, or none if {@code source} is empty. */
    public void show(Conference conference, Text source) {
        Text before = conference.bridge.videoSource;
        conference.bridge.choosesVideoSource = true;
        conference.bridge.videoSource = source;
        calls.bridges.events.videoSource(conference.bridge, before);
    }

    /** Somebody has nothing to do with a conference any more. */
    void release(Conference conference) {
        if (--conference.uses > 0) {
            return;
        }
        byName.remove(conference.name.toString().toLowerCase(Locale.ROOT));
        calls.pbx.devices.set("confbridge:" + conference.name, DeviceState.NOT_INUSE);
        tell(AmiName.CONFBRIDGE_END, conference);
        conference.bridge.hidden = 0;
        calls.bridges.destroy(conference.bridge);
    }

    /** Says to everybody in the room who else is there. */
    public void tellPeers(Conference conference) {
        for (ConferenceCall call : conference.calls) {
            calls.setVariable(call.channel(), PEER, conference.peersOf(call));
        }
    }

    /** An event about the conference itself. */
    public void tell(int event, Conference conference) {
        if (begin(event, conference)) {
            calls.pbx.events.raise();
        }
    }

    void joined(Conference conference, ConferenceCall call) {
        if (beginCall(AmiName.CONFBRIDGE_JOIN, conference, call)) {
            calls.pbx.events.writer().header(AmiKey.ADMIN, yes(call.isAdmin()))
                    .header(AmiKey.MUTED, yes(call.isMuted()));
            calls.pbx.events.raise();
        }
    }

    /** ConfbridgeLeave, ConfbridgeMute and ConfbridgeUnmute. */
    public void tell(int event, Conference conference, ConferenceCall call) {
        if (beginCall(event, conference, call)) {
            calls.pbx.events.writer().header(AmiKey.ADMIN, yes(call.isAdmin()));
            calls.pbx.events.raise();
        }
    }

    private boolean beginCall(int event, Conference conference, ConferenceCall call) {
        if (!begin(event, conference)) {
            return false;
        }
        ChannelEvents.Role.SELF.write(calls.pbx.events.writer(), call.channel());
        return true;
    }

    private boolean begin(int event, Conference conference) {
        if (!calls.pbx.events.begin(event, ClassMask.CALL)) {
            return false;
        }
        BridgeEvents.Side.SELF.write(calls.pbx.events.writer().header(AmiKey.CONFERENCE, conference.name),
                conference.bridge);
        return true;
    }

    public static String yes(boolean value) {
        return value ? "Yes" : "No";
    }
}
