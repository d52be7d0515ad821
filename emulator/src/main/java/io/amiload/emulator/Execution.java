// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.concurrent.TimeUnit;

/**
 * A channel that carries out applications, one after the other: what a thread does in Asterisk. Applications that take
 * time leave a timer behind, and {@link #go} is called when it runs out.
 */
abstract class Execution implements Channel.Driver {

    /** How long Answer waits for sound from the other side, and how long where there is some. */
    private static final long ANSWER_WITHOUT_MEDIA = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long ANSWER_WITH_MEDIA = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PLAYBACK = TimeUnit.SECONDS.toNanos(1);

    protected final Calls calls;
    protected final Channel channel;
    private final Runnable go = this::timeUp;
    private long timer = Timers.NONE;
    private Runnable atEnd;
    private DialAttempt dialing;
    private boolean media;
    private boolean ended;

    Execution(Calls calls, Channel channel) {
        this.calls = calls;
        this.channel = channel;
        channel.driver = this;
    }

    /** Goes on behind the application that has just finished. */
    abstract void go();

    /** The channel's last words, before it is hung up. */
    abstract void farewell();

    /** Carries an application out; calls {@link #go} now or later, or {@link #end}. */
    final void execute(String application, Text data) {
        switch (application.toLowerCase(java.util.Locale.ROOT)) {
            case "answer":
                answer();
                break;
            case "wait":
                pause(seconds(data.toString(), 0));
                break;
            case "hangup":
                if (channel.cause == Cause.NONE || !data.isEmpty()) {
                    channel.cause = Cause.parse(data.toString(), Cause.NORMAL_CLEARING);
                }
                end();
                break;
            case "busy":
                refuse(true, data);
                break;
            case "congestion":
                refuse(false, data);
                break;
            case "ringing":
                channel.peer.driver.peerRinging();
                go();
                break;
            case "progress":
                channel.peer.driver.peerProgress();
                go();
                break;
            case "noop":
            case "verbose":
                go();
                break;
            case "set":
                set(data.toString());
                go();
                break;
            case "userevent":
                calls.events.userEvent(channel, data);
                go();
                break;
            case "playback":
                playback();
                break;
            case "echo":
                break;
            case "milliwatt":
                media = true;
                break;
            case "musiconhold":
                musicOnHold(data.toString());
                break;
            case "dial":
                media = true;
                dialing = new DialAttempt(calls, this, data.toString());
                dialing.start();
                break;
            default:
                end();
                break;
        }
    }

    /** Ends the dialling that is under way; the execution may go on. */
    final void dialFinished() {
        dialing = null;
        media = false;
    }

    final boolean hasEnded() {
        return ended;
    }

    /** Answers, if that has not been done. */
    final void answerNow() {
        if (channel.state != Channel.State.UP) {
            calls.setState(channel, Channel.State.UP);
            channel.peer.driver.peerAnswered();
        }
    }

    private void answer() {
        if (channel.state == Channel.State.UP) {
            go();
            return;
        }
        answerNow();
        if (!ended) {
            pause(channel.peer.driver.sendsMedia() ? ANSWER_WITH_MEDIA : ANSWER_WITHOUT_MEDIA);
        }
    }

    private void refuse(boolean busy, Text data) {
        if (channel.state != Channel.State.UP) {
            channel.cause = busy ? Cause.USER_BUSY : Cause.CONGESTION;
            calls.setState(channel, Channel.State.BUSY);
            channel.peer.driver.peerRefused(busy);
        }
        long nanos = seconds(data.toString(), -1);
        if (!ended && nanos >= 0) {
            timer = calls.server.schedule(nanos, this::end);
        }
    }

    private void set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            calls.setVariable(channel, assignment.substring(0, equals).trim(),
                    Text.ofLatin1(assignment.substring(equals + 1)));
        }
    }

    private void playback() {
        media = true;
        atEnd = () -> calls.setVariable(channel, "PLAYBACKSTATUS", Text.of("SUCCESS"));
        pause(PLAYBACK);
    }

    private void musicOnHold(String data) {
        int comma = data.indexOf(',');
        String musicClass = comma < 0 ? data : data.substring(0, comma);
        media = true;
        calls.events.musicOnHoldStart(channel, Text.ofLatin1(musicClass.isEmpty() ? "default" : musicClass));
        atEnd = () -> calls.events.musicOnHoldStop(channel);
        if (comma >= 0) {
            pause(seconds(data.substring(comma + 1), 0));
        }
    }

    private void pause(long nanos) {
        timer = calls.server.schedule(nanos, go);
    }

    private void timeUp() {
        timer = Timers.NONE;
        media = false;
        if (atEnd != null) {
            Runnable last = atEnd;
            atEnd = null;
            last.run();
        }
        go();
    }

    /** Stops whatever is going on and hangs the channel up. */
    final void end() {
        if (ended) {
            return;
        }
        ended = true;
        calls.server.timers.cancel(timer);
        if (dialing != null) {
            dialing.callerGone();
        }
        farewell();
        calls.hangup(channel);
    }

    @Override
    public final void hangupRequested() {
        if (atEnd != null && !ended) {
            Runnable last = atEnd;
            atEnd = null;
            last.run();
        }
        end();
    }

    @Override
    public void peerAnswered() {
        calls.setState(channel, Channel.State.UP);
    }

    @Override
    public void peerRinging() {
        // Nobody here waits for it.
    }

    @Override
    public void peerProgress() {
        // Nobody here waits for it.
    }

    @Override
    public void peerRefused(boolean busy) {
        // Nobody here waits for it.
    }

    @Override
    public final boolean sendsMedia() {
        return media;
    }

    /** Seconds with a fraction, as nanoseconds. */
    static long seconds(String text, long missing) {
        try {
            return text.isBlank() ? missing : (long) (Double.parseDouble(text.trim()) * 1e9);
        } catch (NumberFormatException e) {
            return missing;
        }
    }
}
