// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.Phone;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.Assignment;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A phone's end of one call. */
public final class PhoneLeg implements Channel.Driver {

    private static final long RING_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final long REPLY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    /** What SIP says of a call that the caller gave up. */
    private static final int REQUEST_TERMINATED = 487;
    /** What Asterisk says of the sound of a call through which none went, behind the number of its source. */
    private static final String SUMMARY = ";themssrc=0;lp=0;rxjitter=0.000000;rxcount=0;txjitter=0.000000;"
            + "txcount=0;rlp=0;rtt=0.000000;rxmes=0.000000;txmes=0.000000";
    private static final List<Assignment> QUALITY = List.of(
            new Assignment("RTPAUDIOQOSJITTER", Text.of(
                        "minrxjitter=000.000000;maxrxjitter=000.000000;avgrxjitter=000.000000;"
                        + "stdevrxjitter=000.000000;mintxjitter=000.000000;maxtxjitter=000.000000;"
                        + "avgtxjitter=000.000000;stdevtxjitter=000.000000;")),
            new Assignment("RTPAUDIOQOSLOSS", Text.of(
                        "  minrxlost=000.000000;  maxrxlost=000.000000;  avgrxlost=000.000000;"
                        + "  stdevrxlost=000.000000;  mintxlost=000.000000;  maxtxlost=000.000000;"
                        + "  avgtxlost=000.000000;  stdevtxlost=000.000000;")),
            new Assignment("RTPAUDIOQOSRTT", Text.of(
                        "     minrtt=000.000000;     maxrtt=000.000000;     avgrtt=000.000000;"
                        + "     stdevrtt=000.000000;")),
            new Assignment("RTPAUDIOQOSMES", Text.of(
                        "   minrxmes=000.000000;   maxrxmes=000.000000;   avgrxmes=000.000000;"
                        + "   stdevrxmes=000.000000;   mintxmes=000.000000;   maxtxmes=000.000000;"
                        + "   avgtxmes=000.000000;   stdevtxmes=000.000000;")));

    /** RTPAUDIOQOSMES of sound that came as it should. */
    private static final Text JUDGED = Text.of("   minrxmes=088.087887;   maxrxmes=088.087887;   "
            + "avgrxmes=088.087887;   stdevrxmes=000.000000;   mintxmes=000.000000;   maxtxmes=000.000000;   "
            + "avgtxmes=000.000000;   stdevtxmes=000.000000;");

    /** The id of the call in SIP. */
    final Text callId;

    private final Calls calls;
    private final Phone behaviour;
    private final long ringNanos;
    /** Null if nobody looks at it. */
    private final PhoneUser user;
    private Channel channel;
    private long timer = Timers.NONE;
    private boolean qualityTold;
    private SoundReports sound;

    PhoneLeg(Calls calls, Phone behaviour, Text callId) {
        this(calls, behaviour, callId, RING_NANOS, null);
    }

    /**
     * A phone that somebody uses.
     *
     * @param ringNanos how long it rings until it is picked up
     */
    PhoneLeg(Calls calls, Phone behaviour, Text callId, long ringNanos, PhoneUser user) {
        this.calls = calls;
        this.behaviour = behaviour;
        this.callId = callId;
        this.ringNanos = ringNanos;
        this.user = user;
    }

    Channel channel() {
        return channel;
    }

    /** What the phone is at the end of. */
    void channel(Channel made) {
        channel = made;
    }

    /** The phone is called, and replies in a moment. */
    void ring() {
        timer = calls.pbx.timers.schedule(REPLY_NANOS, this::reply);
    }

    private void reply() {
        if (channel.hungUp) {
            return;
        }
        switch (behaviour) {
            case BUSY -> refuse(Cause.USER_BUSY, 486);
            case DECLINES -> refuse(Cause.CALL_REJECTED, 603);
            case UNAVAILABLE -> refuse(Cause.CONGESTION, 503);
            case ANSWERS_AT_ONCE, TALKS -> answer();
            default -> {
                channel.driver.peerRinging();
                if (behaviour == Phone.ANSWERS && !channel.hungUp) {
                    timer = calls.pbx.timers.schedule(ringNanos, this::answer);
                }
            }
        }
    }

    private void refuse(int cause, int response) {
        channel.cause = cause;
        channel.techCause = response;
        calls.events.hangupRequest(channel, channel.cause);
        channel.driver.hangupRequested();
    }

    /** Somebody picks the phone up; nothing happens if it does not ring any more. */
    void answer() {
        calls.pbx.timers.cancel(timer);
        if (!channel.hungUp && channel.state != Channel.State.UP) {
            channel.driver.peerAnswered();
            tellAnswered();
        }
    }

    /** The phone hangs up, or gives up if nobody has answered it yet. */
    public void hangUp() {
        if (channel.hungUp) {
            return;
        }
        if (channel.state == Channel.State.UP) {
            ends();
            calls.events.hangupRequest(channel);
        } else {
            channel.cause = Cause.INTERWORKING;
            channel.techCause = REQUEST_TERMINATED;
            calls.events.hangupRequest(channel, channel.cause);
        }
        channel.driver.hangupRequested();
    }

    /** The call's sound is over, and how good it was can be told. */
    void ends() {
        if (qualityTold || channel.state != Channel.State.UP) {
            return;
        }
        qualityTold = true;
        sound.stop();
        if (!calls.pbx.options.version().tellsSoundQuality()) {
            return;
        }
        calls.setVariable(channel, "RTPAUDIOQOS", sound.anyFlowed() ? Text.of(sound.summary())
                : Text.of("ssrc=" + calls.pbx.random.nextInt(Integer.MAX_VALUE) + SUMMARY));
        for (Assignment quality : QUALITY) {
            boolean judged = quality.name().equals("RTPAUDIOQOSMES") && sound.judged();
            calls.setVariable(channel, quality.name(), judged ? JUDGED : quality.value());
        }
    }

    /** The call is answered, and sound may flow. */
    void answered() {
        sound = new SoundReports(calls, channel, talks());
        sound.start();
    }

    /** Whether the phone sends sound. */
    boolean talks() {
        return behaviour == Phone.TALKS;
    }

    /** What is known of the sound; empty before there may be any. */
    Text soundSummary() {
        return sound == null ? Text.EMPTY : Text.of(sound.summary());
    }

    /** The channel has ended. */
    @Override
    public void hangupRequested() {
        calls.pbx.timers.cancel(timer);
        if (user != null) {
            user.gone(this);
        }
    }

    @Override
    public void peerAnswered() {
        tellAnswered();
    }

    private void tellAnswered() {
        if (user != null && !channel.hungUp) {
            user.answered(this);
        }
    }

    @Override
    public boolean sendsMedia() {
        return false;
    }
}
