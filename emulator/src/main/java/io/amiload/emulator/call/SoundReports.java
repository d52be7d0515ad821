// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.MessageWriter;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The sound between a channel and its phone: counted by the time for which it has flowed, 50 packets of 160 bytes a
 * second, and reported by both ends every five seconds (RTCP). Nothing is reported where none flows.
 */
final class SoundReports {

    private static final long FIRST_TICK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long TICK = TimeUnit.SECONDS.toNanos(1);
    private static final long INTERVAL_MICROS = TimeUnit.SECONDS.toMicros(5);
    private static final int MICROS_PER_PACKET = 20_000;
    private static final int BYTES_PER_PACKET = 160;
    private static final int SEQUENCE_NUMBERS = 65_536;
    /** Seconds from 1900, where the time of NTP begins, to 1970. */
    private static final long NTP_EPOCH = 2_208_988_800L;
    private static final int LOCALS_IN_A_ROW = 10;

    private final Calls calls;
    private final Channel channel;
    private final boolean phoneTalks;
    private final End ours;
    private final End theirs;
    private long timer = Timers.NONE;
    private long lastTick;
    private long firstMicros;
    private int reports;

    /** What one end sends, and what it has said of itself. */
    private static final class End {
        final long ssrc;
        final int port;
        final int firstSequence;
        double packets;
        /** When it has sent its last report with a time in it; 0 for never. */
        long reportMicros;

        End(Random random) {
            ssrc = Integer.toUnsignedLong(random.nextInt());
            port = 10_001 + 2 * random.nextInt(5_000);
            firstSequence = random.nextInt(SEQUENCE_NUMBERS / 2);
        }

        long sent() {
            return Math.round(packets);
        }
    }

    SoundReports(Calls calls, Channel channel, boolean phoneTalks) {
        this.calls = calls;
        this.channel = channel;
        this.phoneTalks = phoneTalks;
        ours = new End(calls.pbx.random);
        theirs = new End(calls.pbx.random);
    }

    /** The channel is answered. */
    void start() {
        lastTick = calls.pbx.clock.micros();
        timer = calls.pbx.timers.schedule(FIRST_TICK, this::tick);
    }

    void stop() {
        count();
        calls.pbx.timers.cancel(timer);
    }

    private void tick() {
        count();
        if (firstMicros != 0 && lastTick - firstMicros >= (reports + 1) * INTERVAL_MICROS) {
            reports++;
            report();
        }
        timer = calls.pbx.timers.schedule(TICK, this::tick);
    }

    private void count() {
        long now = calls.pbx.clock.micros();
        double packets = (double) (now - lastTick) / MICROS_PER_PACKET;
        boolean hears = hears(channel, LOCALS_IN_A_ROW);
        ours.packets += hears ? packets : 0;
        theirs.packets += phoneTalks ? packets : 0;
        if (firstMicros == 0 && (hears || phoneTalks)) {
            firstMicros = lastTick;
        }
        lastTick = now;
    }

    /** Whether sound goes to a channel's far end: its own application's, or that of whom it talks to. */
    private static boolean hears(Channel channel, int left) {
        Bridge bridge = channel.bridge;
        if (bridge == null) {
            return channel.driver instanceof Execution && channel.driver.sendsMedia();
        }
        Channel other = bridge.kind == Bridge.Kind.BASIC ? bridge.other(channel) : null;
        if (other == null || left == 0) {
            return false;
        }
        return other.isLocal() ? hears(other.peer, left - 1) : other.phone.talks();
    }

    private void report() {
        long now = calls.pbx.clock.micros();
        if (ours.packets + theirs.packets == 0) {
            return;
        }
        send(AmiName.RTCP_SENT, ours, theirs, now);
        if (ours.packets > 0) {
            ours.reportMicros = now;
        }
        send(AmiName.RTCP_RECEIVED, theirs, ours, now);
        if (phoneTalks) {
            theirs.reportMicros = now;
        }
    }

    /** A report of one end about what it sends and what it gets; of the kind without times if it sends nothing. */
    private void send(int event, End from, End to, long now) {
        EventStream events = calls.pbx.events;
        if (!events.begin(event, ClassMask.REPORTING)) {
            return;
        }
        boolean received = event == AmiName.RTCP_RECEIVED;
        boolean sends = from.packets > 0;
        boolean gets = to.packets > 0;
        MessageWriter writer = events.writer();
        ChannelEvents.Role.SELF.write(writer, channel)
                .header(AmiKey.TO, "127.0.0.1:" + to.port)
                .header(AmiKey.FROM, "127.0.0.1:" + from.port);
        if (received) {
            writer.header(AmiKey.RTT, gets && to.reportMicros != 0 && reports > 1 ? "0.0004" : "0.0000");
        }
        if (calls.pbx.options.version().tellsSoundQuality()) {
            writer.header(AmiKey.MES, received && !gets ? " 0.0" : gets ? "88.1" : unheard());
        }
        long ntpSeconds = now / 1_000_000 + NTP_EPOCH;
        // Of a report that it has received, Asterisk takes other bytes for the SSRC than those in which it is.
        writer.header(AmiKey.SSRC, hex(!received ? from.ssrc : sends ? ntpSeconds : to.ssrc))
                .header(AmiKey.PT, sends ? "200(SR)" : "201(RR)")
                .header(AmiKey.REPORT_COUNT, gets ? 1 : 0);
        if (sends) {
            writer.header(AmiKey.SENT_NTP, String.format(Locale.ROOT, "%d.%06d", now / 1_000_000, now % 1_000_000))
                    .header(AmiKey.SENT_RTP, from.sent() * BYTES_PER_PACKET)
                    .header(AmiKey.SENT_PACKETS, from.sent())
                    .header(AmiKey.SENT_OCTETS, from.sent() * BYTES_PER_PACKET);
        }
        if (gets) {
            block(writer, to, now);
        }
        events.raise();
    }

    private static void block(MessageWriter writer, End about, long now) {
        long highest = about.firstSequence + about.sent();
        double age = about.reportMicros == 0 ? 0 : (now - about.reportMicros) / 1e6;
        writer.header(AmiKey.REPORT0_SOURCE_SSRC, hex(about.ssrc))
                .header(AmiKey.REPORT0_FRACTION_LOST, 0)
                .header(AmiKey.REPORT0_CUMULATIVE_LOST, 0)
                .header(AmiKey.REPORT0_HIGHEST_SEQUENCE, highest % SEQUENCE_NUMBERS)
                .header(AmiKey.REPORT0_SEQUENCE_NUMBER_CYCLES, highest / SEQUENCE_NUMBERS)
                .header(AmiKey.REPORT0_IA_JITTER, 0)
                .header(AmiKey.REPORT0_LSR, about.reportMicros == 0 ? 0 : middle(about.reportMicros))
                .header(AmiKey.REPORT0_DLSR, String.format(Locale.ROOT, "%.4f", age));
    }

    /** The middle half of a time of NTP. */
    private static long middle(long micros) {
        long seconds = (micros / 1_000_000 + NTP_EPOCH) & 0xffff;
        return seconds << 16 | micros % 1_000_000 * 65_536 / 1_000_000;
    }

    private static String hex(long ssrc) {
        return String.format(Locale.ROOT, "0x%08x", ssrc & 0xffffffffL);
    }

    /** How good what never came is taken to be: as if the first packet had been lost. */
    private String unheard() {
        return String.format(Locale.ROOT, "%.1f", score(1.0 / reports));
    }

    /** Asterisk's score of what is heard, from a share of lost packets. */
    private static double score(double lost) {
        double rating = 93.2 - 10.0 / 40 - lost * 2;
        return 20 * (1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 0.000007);
    }

    /** What CHANNEL(rtcp,all) says, and at the end RTPAUDIOQOS. */
    String summary() {
        boolean heard = theirs.packets > 0;
        boolean told = ours.packets > 0 && reports > 0;
        String text = String.format(Locale.ROOT, "ssrc=%d;themssrc=%d;lp=0;rxjitter=0.000000;rxcount=%d;"
                + "txjitter=0.000000;txcount=%d;rlp=0;rtt=%s", ours.ssrc, heard ? theirs.ssrc : 0,
                theirs.sent(), ours.sent(), told && reports > 1 ? "0.000442" : "0.000000");
        return !calls.pbx.options.version().tellsSoundQuality() ? text
                : text + String.format(Locale.ROOT, ";rxmes=%s;txmes=%s", told ? "88.087887" : "0.000000",
                        reports > 0 && heard ? "88.087887" : "0.000000");
    }

    /** Whether there was any sound. */
    boolean anyFlowed() {
        return ours.packets + theirs.packets > 0;
    }

    /** Whether the phone's sound has been judged. */
    boolean judged() {
        return reports > 0 && theirs.packets > 0;
    }
}
