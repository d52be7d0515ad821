// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.concurrent.TimeUnit;

/** The applications about the channel itself: answering, waiting, refusing, sounds. */
final class ChannelApplications {

    /** How long Answer waits for sound from the other side, and how long where there is some. */
    private static final long ANSWER_WITHOUT_MEDIA = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long ANSWER_WITH_MEDIA = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PLAYBACK = TimeUnit.SECONDS.toNanos(1);
    private static final long DIGIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DIGIT_GAP = TimeUnit.MILLISECONDS.toNanos(250);

    private static final Text HANGUP_APPLICATION = Text.of("dialplan/builtin");

    private final Calls calls;

    ChannelApplications(Calls calls, Applications applications) {
        this.calls = calls;
        applications.add("Answer", this::answer);
        applications.add("Wait", (run, data) -> run.pause(Execution.seconds(data.toString(), 0)));
        applications.add("WaitExten", (run, data) -> run.pause(Execution.seconds(data.toString(), 10_000_000_000L)));
        applications.add("WaitForSilence", (run, data) -> run.pause(PLAYBACK));
        applications.add("Hangup", this::hangup);
        applications.add("Busy", (run, data) -> refuse(run, true, data));
        applications.add("Congestion", (run, data) -> refuse(run, false, data));
        applications.add("Ringing", (run, data) -> {
            if (run.channel().state == Channel.State.UP) {
                run.media(true);
            } else {
                run.channel().farEnd().peerRinging();
            }
            run.go();
        });
        applications.add("Progress", (run, data) -> {
            run.channel().farEnd().peerProgress();
            run.go();
        });
        applications.add("Proceeding", (run, data) -> run.go());
        applications.add("Playback", this::playback);
        applications.add("BackGround", this::playback);
        applications.add("Echo", (run, data) -> forGood(run, () -> { }));
        applications.add("Milliwatt", (run, data) -> {
            sound(run);
            forGood(run, () -> { });
        });
        applications.add("PlayTones", (run, data) -> {
            sound(run);
            run.go();
        });
        applications.add("MusicOnHold", this::musicOnHold);
        applications.add("StartMusicOnHold", (run, data) -> {
            calls.events.musicOnHoldStart(run.channel(), musicClass(data.toString()));
            run.go();
        });
        applications.add("StopMusicOnHold", (run, data) -> {
            calls.events.musicOnHoldStop(run.channel());
            run.go();
        });
        applications.add("Read", this::read);
        applications.add("SendDTMF", this::sendDigits);
        applications.add("SendText", (run, data) -> {
            calls.setVariable(run.channel(), "SENDTEXTSTATUS", Text.of("SUCCESS"));
            run.go();
        });
    }

    private static void forGood(Execution run, Runnable atEnd) {
        if (run.isDying()) {
            run.go();
        } else {
            run.begin(atEnd::run);
        }
    }

    private void sound(Execution run) {
        run.media(true);
        calls.optimization.soundFrom(run.channel());
    }

    private void answer(Execution run, Text data) {
        if (run.channel().state == Channel.State.UP) {
            run.go();
            return;
        }
        run.answerNow();
        if (!run.hasEnded()) {
            if (!run.channel().isLocal() || run.channel().farEnd().sendsMedia()) {
                run.pause(ANSWER_WITH_MEDIA);
            } else {
                run.pause(ANSWER_WITHOUT_MEDIA);
                run.untilSound(ANSWER_WITH_MEDIA);
            }
        }
    }

    private void hangup(Execution run, Text data) {
        Channel channel = run.channel();
        if (channel.cause == Cause.NONE || !data.isEmpty()) {
            channel.cause = Cause.parse(data.toString(), Cause.NORMAL_CLEARING);
        }
        channel.hangupSource = HANGUP_APPLICATION;
        run.end();
    }

    private void refuse(Execution run, boolean busy, Text data) {
        Channel channel = run.channel();
        if (channel.state != Channel.State.UP) {
            channel.cause = busy ? Cause.USER_BUSY : Cause.CONGESTION;
            calls.setState(channel, Channel.State.BUSY);
            channel.farEnd().peerRefused(busy);
        }
        if (run.hasEnded()) {
            return;
        }
        long nanos = Execution.seconds(data.toString(), -1);
        if (nanos >= 0) {
            run.pause(nanos, () -> { }, run::end);
        } else {
            forGood(run, () -> { });
        }
    }

    private void playback(Execution run, Text data) {
        run.answerNow();
        if (!run.hasEnded()) {
            sound(run);
            calls.pbx.history.soundStarts(run.channel(), data);
            run.pause(PLAYBACK, () -> {
                calls.pbx.history.streamEnds(run.channel());
                calls.setVariable(run.channel(), "PLAYBACKSTATUS", Text.of("SUCCESS"));
            }, run::go);
        }
    }

    private static Text musicClass(String data) {
        int comma = data.indexOf(',');
        String musicClass = comma < 0 ? data : data.substring(0, comma);
        return Text.ofLatin1(musicClass.isEmpty() ? "default" : musicClass);
    }

    private void musicOnHold(Execution run, Text data) {
        Channel channel = run.channel();
        String text = data.toString();
        calls.events.musicOnHoldStart(channel, musicClass(text));
        sound(run);
        int comma = text.indexOf(',');
        Runnable stop = () -> calls.events.musicOnHoldStop(channel);
        if (comma >= 0) {
            run.pause(Execution.seconds(text.substring(comma + 1), 0), stop, run::go);
        } else {
            forGood(run, stop);
        }
    }

    private void read(Execution run, Text data) {
        if (run.isDying()) {
            run.go();
        } else {
            DigitReader reader = new DigitReader(calls, run, data.toString());
            run.begin(reader);
            reader.start();
        }
    }

    private void sendDigits(Execution run, Text data) {
        String text = data.toString();
        int comma = text.indexOf(',');
        sendDigits(run, comma < 0 ? text : text.substring(0, comma), 0);
    }

    private void sendDigits(Execution run, String digits, int at) {
        if (at == digits.length()) {
            run.go();
            return;
        }
        Channel channel = run.channel();
        if (channel.isLocal()) {
            Digits.receive(calls, channel.peer, digits.charAt(at), DIGIT / 1_000_000, true);
        }
        run.pause(DIGIT + DIGIT_GAP, () -> { }, () -> sendDigits(run, digits, at + 1));
    }
}
