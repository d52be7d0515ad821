// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiName;
import io.amiload.emulator.config.Truth;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import java.util.concurrent.TimeUnit;

/** The application ConfBridge on one channel: announcements at the door, then the room, then the way out. */
public final class ConferenceCall implements Execution.Activity, Bridge.Stay {

    private static final long ONLY_USER = TimeUnit.MILLISECONDS.toNanos(3_200);
    private static final long ROOM_IS_LOCKED = TimeUnit.MILLISECONDS.toNanos(1_760);
    private static final long KICKED = TimeUnit.MILLISECONDS.toNanos(2_380);
    private static final String RESULT = "CONFBRIDGE_RESULT";

    private final Conferences conferences;
    private final Calls calls;
    private final Execution execution;
    private final Channel channel;
    private final boolean admin;
    private final boolean marked;
    private final boolean quiet;
    private boolean muted;
    private int arrival;
    private Conference conference;
    private long timer = Timers.NONE;
    private boolean inRoom;

    ConferenceCall(Conferences conferences, Calls calls, Execution execution) {
        this.conferences = conferences;
        this.calls = calls;
        this.execution = execution;
        channel = execution.channel();
        admin = option("admin");
        marked = option("marked");
        quiet = option("quiet");
        muted = option("startmuted");
    }

    private boolean option(String name) {
        Text value = channel.variable(Functions.CONFERENCE + "user," + name + '~');
        return value != null && Truth.isTrue(value.toString());
    }

    void start(Text name) {
        Conference there = conferences.find(name.toString());
        if (there != null && there.locked && !admin) {
            timer = calls.pbx.timers.schedule(ROOM_IS_LOCKED, () -> {
                calls.setVariable(channel, RESULT, Text.of("FAILED"));
                execution.end();
            });
            return;
        }
        conference = conferences.open(name);
        conference.uses++;
        arrival = conference.arrivals++;
        if (conference.uses == 1 && !quiet) {
            timer = calls.pbx.timers.schedule(ONLY_USER, this::enter);
        } else {
            enter();
        }
    }

    private void enter() {
        timer = Timers.NONE;
        inRoom = true;
        conference.calls.add(this);
        calls.bridges.enter(conference.bridge, channel, this);
        conferences.tellPeers(conference);
        conferences.joined(conference, this);
    }

    public Channel channel() {
        return channel;
    }

    public boolean isAdmin() {
        return admin;
    }

    /** The place among all who have come: one who hears announcements at the door enters the room behind later ones. */
    public int arrival() {
        return arrival;
    }

    public boolean isMarked() {
        return marked;
    }

    public boolean isMuted() {
        return muted;
    }

    /** Seconds since the channel came. */
    public long seconds() {
        return channel.ageSeconds(calls.pbx.clock.micros());
    }

    public void mute(boolean value) {
        muted = value;
        conferences.tell(value ? AmiName.CONFBRIDGE_MUTE : AmiName.CONFBRIDGE_UNMUTE, conference, this);
    }

    /** Shows the channel the door; it hears why, and goes on behind the application. */
    public void kick() {
        leave("KICKED");
        if (quiet) {
            goOn();
        } else {
            timer = calls.pbx.timers.schedule(KICKED, this::goOn);
        }
    }

    private void goOn() {
        timer = Timers.NONE;
        conferences.release(conference);
        conference = null;
        execution.finish();
        execution.go();
    }

    private void leave(String result) {
        inRoom = false;
        calls.setVariable(channel, RESULT, Text.of(result));
        calls.bridges.forgetPeer(channel);
        conferences.tell(AmiName.CONFBRIDGE_LEAVE, conference, this);
        conference.remove(this);
        calls.bridges.depart(channel);
        if (conference.bridge.videoSource.equals(channel.uniqueid)) {
            conferences.show(conference, Text.EMPTY);
        }
        conferences.tellPeers(conference);
    }

    /** Somebody else has taken the channel out of the room. */
    @Override
    public void over() {
        if (inRoom) {
            inRoom = false;
            conference.remove(this);
            goOn();
        }
    }

    /** The channel hangs up, or goes elsewhere. */
    @Override
    public void stop() {
        calls.pbx.timers.cancel(timer);
        if (inRoom) {
            leave("HANGUP");
        }
        if (conference != null) {
            conferences.release(conference);
            conference = null;
        }
    }
}
