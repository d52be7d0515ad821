// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;

/**
 * A channel that carries out applications, one after the other: what a thread does in Asterisk. Applications that take
 * time leave an {@link Activity} behind, and {@link #go} is called when it is done.
 */
public abstract class Execution implements Channel.Driver {

    /** Something that goes on for a while on the channel. */
    interface Activity {

        /** The channel ends, or is taken elsewhere. */
        void stop();
    }


    protected final Calls calls;
    protected final Channel channel;
    private Activity activity;
    /** The last pause, which goes on if it is still the activity. */
    private Activity lastPause;
    private boolean media;
    private Activity soundEnds;
    private long soundNanos;
    private boolean ended;
    private boolean dying;
    /** Whether what goes on is stopped because the channel goes elsewhere. */
    protected boolean jumping;

    /** What the channel was shown to carry out before this began: what whoever dialled it had put there. */
    private final Text applicationBefore;
    private final Text dataBefore;

    Execution(Calls calls, Channel channel) {
        applicationBefore = channel.application;
        dataBefore = channel.data;
        this.calls = calls;
        this.channel = channel;
        channel.driver = this;
    }

    final Calls calls() {
        return calls;
    }

    final Channel channel() {
        return channel;
    }

    /** Goes on behind the application that has just finished. */
    abstract void go();

    /** The channel's last words, before it is hung up. */
    abstract void farewell();

    /** Goes to a place in the dialplan; whatever is going on is stopped. */
    abstract void jump(Text context, Text exten, int priority);

    /** Carries an application out. One that there is not ends the channel. */
    final void execute(Text application, Text data) {
        Applications.Application found = calls.pbx.applications.find(application.toString());
        if (found == null) {
            end();
        } else {
            found.run(this, data);
        }
    }

    /** What goes on from now on, until {@link #finish} or until it is stopped. */
    final void begin(Activity what) {
        activity = what;
    }

    /** What went on is done. */
    final void finish() {
        activity = null;
    }

    /** What goes on, or null. */
    final Activity activity() {
        return activity;
    }

    /** Stops what goes on. */
    final void interrupt() {
        Activity was = activity;
        activity = null;
        if (was != null) {
            was.stop();
        }
        media = false;
    }

    /** Whether sound comes from this channel from now on. */
    final void media(boolean on) {
        media = on;
        if (on && channel.isLocal() && channel.peer.driver instanceof Execution other) {
            other.hear();
        }
    }

    /** The pause that goes on is over this long after the other half has begun to send sound. */
    final void untilSound(long nanosBehind) {
        soundEnds = activity;
        soundNanos = nanosBehind;
    }

    private void hear() {
        Activity pause = soundEnds;
        soundEnds = null;
        if (pause != null && pause == activity) {
            calls.pbx.timers.schedule(soundNanos, () -> {
                if (activity == pause) {
                    activity = null;
                    pause.stop();
                    go();
                }
            });
        }
    }

    final boolean hasEnded() {
        return ended;
    }

    /** Whether the channel is being hung up, and nothing may take time any more. */
    final boolean isDying() {
        return dying;
    }

    /** Goes on after a time. */
    final void pause(long nanos) {
        pause(nanos, () -> { }, this::go);
    }

    /**
     * Something goes on for a time.
     *
     * @param atEnd how it ends, at its time or before
     * @param next what is next, if its time was not cut short
     */
    final void pause(long nanos, Runnable atEnd, Runnable next) {
        if (dying) {
            atEnd.run();
            next.run();
            return;
        }
        Activity[] self = new Activity[1];
        long timer = calls.pbx.timers.schedule(nanos, () -> {
            if (activity == self[0]) {
                activity = null;
                media = false;
                atEnd.run();
                next.run();
            }
        });
        self[0] = () -> {
            calls.pbx.timers.cancel(timer);
            atEnd.run();
        };
        lastPause = self[0];
        begin(self[0]);
    }

    /** Whether the channel does nothing but let time pass. */
    final boolean isPausing() {
        return activity != null && activity == lastPause;
    }

    /** No application is carried out any more. */
    final void restoreApplication() {
        channel.application = applicationBefore;
        channel.data = dataBefore;
    }

    /** Answers, if that has not been done. */
    final void answerNow() {
        // The first half of a Local channel is answered by the other one alone.
        if (channel.state != Channel.State.UP && !channel.isFirstHalf()) {
            calls.setState(channel, Channel.State.UP);
            channel.farEnd().peerAnswered();
        }
    }

    /** From now on nothing may take time. */
    final void dieSoon() {
        dying = true;
    }

    /** Stops whatever is going on and hangs the channel up. */
    final void end() {
        if (ended) {
            return;
        }
        ended = true;
        interrupt();
        dying = true;
        farewell();
        if (channel.driver == this) {
            calls.hangup(channel);
        }
    }

    /** The execution leaves its channel to somebody else. */
    final void abandon() {
        ended = true;
        interrupt();
    }

    @Override
    public void hangupRequested() {
        end();
    }

    @Override
    public void peerAnswered() {
        calls.setState(channel, Channel.State.UP);
    }

    @Override
    public final boolean sendsMedia() {
        return media || channel.hearsSound();
    }

    /** Seconds with a fraction, as nanoseconds. */
    public static long seconds(String text, long missing) {
        try {
            return text.isBlank() ? missing : (long) (Double.parseDouble(text.trim()) * 1e9);
        } catch (NumberFormatException e) {
            return missing;
        }
    }
}
