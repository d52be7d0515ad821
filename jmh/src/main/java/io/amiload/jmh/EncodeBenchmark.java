// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.codec.AmiTemplate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Writes actions, one for each of 1,024 callers in turn, whose names and numbers differ in length.
 *
 * <p>The codec writes into a direct buffer of 64 KiB, from where a socket can take them, and looks for line breaks in
 * every value. The rows that concatenate do less: they end with an array on the heap and look for nothing. Their
 * {@code IntoBuffer} row adds the copy. The ActionID is a number that both kinds write out; all other values are ready
 * text, or ready bytes where the row says so.
 */
public class EncodeBenchmark extends Measured {

    private static final int CALLERS = 1_024;
    private static final long FIRST_ID = 1_000_000_000L;
    private static final long FIRST_NUMBER = 49_170_000_000_000L;
    private static final int ID_DIGITS = 10;
    private static final int NUMBER_DIGITS = 14;

    private final ByteBuffer out = ByteBuffer.allocateDirect(64 * 1024);
    private final AmiEncoder encoder = new AmiEncoder().wrap(out);
    private final Caller[] callers = callers();

    private AmiTemplate pingTemplate;
    private AmiTemplate originateTemplate;

    /** Makes the templates, and compares what each row writes with what concatenation makes of the same caller. */
    @Setup
    public void verify() {
        pingTemplate = encoder.action(AmiName.PING).slot(AmiKey.ACTION_ID, ID_DIGITS).template();
        originateTemplate = encoder.action(AmiName.ORIGINATE)
            .slot(AmiKey.ACTION_ID, ID_DIGITS)
            .header(AmiKey.CHANNEL, "Local/ringans@corpus")
            .header(AmiKey.CONTEXT, "outbound-campaign")
            .header(AmiKey.EXTEN, "s")
            .header(AmiKey.PRIORITY, "1")
            .slots("CallerID", NUMBER_DIGITS, "Campaign <", ">")
            .header(AmiKey.VARIABLE, "CAMPAIGN=spring,ROUTE=primary")
            .header(AmiKey.ASYNC, "true")
            .template();
        for (Caller c : callers) {
            compare(concatenatePing(c), encodePing(c));
            compare(concatenatePing(c), patchPing(c));
            compare(concatenateLogin(c), encodeLogin(c));
            compare(concatenateOriginate(c), encodeOriginate(c));
            compare(concatenateOriginate(c), encodeOriginateFromBytes(c));
            compare("Action: Originate\r\nActionID: " + c.id + "\r\nChannel: Local/ringans@corpus"
                + "\r\nContext: outbound-campaign\r\nExten: s\r\nPriority: 1\r\nCallerID: Campaign <" + c.number
                + ">\r\nVariable: CAMPAIGN=spring,ROUTE=primary\r\nAsync: true\r\n\r\n", patchOriginate(c));
        }
    }

    /**
     * Ping with an ActionID.
     *
     * @param volume counts bytes
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long ping(Volume volume) {
        long bytes = 0;
        for (Caller c : callers) {
            bytes += encodePing(c);
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * The same bytes from a template: a copy, and ten digits filled in.
     *
     * @param volume counts bytes
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long pingFromTemplate(Volume volume) {
        long bytes = 0;
        for (Caller c : callers) {
            bytes += patchPing(c);
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * The same bytes by string concatenation and {@code getBytes}.
     *
     * @param volume counts bytes
     * @param blackhole takes the arrays
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long pingConcatenated(Volume volume, Blackhole blackhole) {
        long bytes = 0;
        for (Caller c : callers) {
            byte[] message = concatenatePing(c).getBytes(StandardCharsets.UTF_8);
            blackhole.consume(message);
            bytes += message.length;
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * Login with ActionID, user name and secret as strings.
     *
     * @param volume counts bytes
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long login(Volume volume) {
        long bytes = 0;
        for (Caller c : callers) {
            bytes += encodeLogin(c);
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * The same bytes by string concatenation and {@code getBytes}.
     *
     * @param volume counts bytes
     * @param blackhole takes the arrays
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long loginConcatenated(Volume volume, Blackhole blackhole) {
        long bytes = 0;
        for (Caller c : callers) {
            byte[] message = concatenateLogin(c).getBytes(StandardCharsets.UTF_8);
            blackhole.consume(message);
            bytes += message.length;
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * Originate, nine headers, values from the caller as strings.
     *
     * @param volume counts bytes
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long originate(Volume volume) {
        long bytes = 0;
        for (Caller c : callers) {
            bytes += encodeOriginate(c);
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * The same bytes, values from the caller as byte arrays.
     *
     * @param volume counts bytes
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long originateFromBytes(Volume volume) {
        long bytes = 0;
        for (Caller c : callers) {
            bytes += encodeOriginateFromBytes(c);
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * Originate, nine headers, from a template. Less work than the other rows: seven values never change, and two are
     * numbers of fixed width.
     *
     * @param volume counts bytes
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long originateFromTemplate(Volume volume) {
        long bytes = 0;
        for (Caller c : callers) {
            bytes += patchOriginate(c);
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * The bytes of {@link #originate} by string concatenation and {@code getBytes}.
     *
     * @param volume counts bytes
     * @param blackhole takes the arrays
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long originateConcatenated(Volume volume, Blackhole blackhole) {
        long bytes = 0;
        for (Caller c : callers) {
            byte[] message = concatenateOriginate(c).getBytes(StandardCharsets.UTF_8);
            blackhole.consume(message);
            bytes += message.length;
        }
        volume.bytes += bytes;
        return bytes;
    }

    /**
     * As {@link #originateConcatenated}, and copied into the direct buffer: as far as {@link #originate} gets, but for
     * the search for line breaks.
     *
     * @param volume counts bytes
     * @return bytes
     */
    @Benchmark
    @OperationsPerInvocation(CALLERS)
    public long originateConcatenatedIntoBuffer(Volume volume) {
        long bytes = 0;
        for (Caller c : callers) {
            byte[] message = concatenateOriginate(c).getBytes(StandardCharsets.UTF_8);
            makeRoom();
            out.put(message);
            bytes += message.length;
        }
        volume.bytes += bytes;
        return bytes;
    }

    private int encodePing(Caller c) {
        makeRoom();
        return encoder.action(AmiName.PING).header(AmiKey.ACTION_ID, c.id).end();
    }

    private int patchPing(Caller c) {
        makeRoom();
        final int at = out.position();
        pingTemplate.write(out, at);
        pingTemplate.patch(out, at, 0, c.id);
        out.position(at + pingTemplate.length());
        return pingTemplate.length();
    }

    private int encodeLogin(Caller c) {
        makeRoom();
        return encoder.action(AmiName.LOGIN)
            .header(AmiKey.ACTION_ID, c.id)
            .header(AmiKey.USERNAME, c.name)
            .header(AmiKey.SECRET, c.secret)
            .end();
    }

    private int encodeOriginate(Caller c) {
        makeRoom();
        return encoder.action(AmiName.ORIGINATE)
            .header(AmiKey.ACTION_ID, c.id)
            .header(AmiKey.CHANNEL, c.channel)
            .header(AmiKey.CONTEXT, c.context)
            .header(AmiKey.EXTEN, c.exten)
            .header(AmiKey.PRIORITY, c.priority)
            .header(AmiKey.CALLER_ID, c.callerId)
            .header(AmiKey.VARIABLE, c.variable)
            .header(AmiKey.ASYNC, c.async)
            .end();
    }

    private int encodeOriginateFromBytes(Caller c) {
        makeRoom();
        return encoder.action(AmiName.ORIGINATE)
            .header(AmiKey.ACTION_ID, c.id)
            .header(AmiKey.CHANNEL, c.channelBytes)
            .header(AmiKey.CONTEXT, c.contextBytes)
            .header(AmiKey.EXTEN, c.extenBytes)
            .header(AmiKey.PRIORITY, c.priorityBytes)
            .header(AmiKey.CALLER_ID, c.callerIdBytes)
            .header(AmiKey.VARIABLE, c.variableBytes)
            .header(AmiKey.ASYNC, c.asyncBytes)
            .end();
    }

    private int patchOriginate(Caller c) {
        makeRoom();
        final int at = out.position();
        originateTemplate.write(out, at);
        originateTemplate.patch(out, at, 0, c.id);
        originateTemplate.patch(out, at, 1, c.number);
        out.position(at + originateTemplate.length());
        return originateTemplate.length();
    }

    private static String concatenatePing(Caller c) {
        return "Action: Ping\r\nActionID: " + c.id + "\r\n\r\n";
    }

    private static String concatenateLogin(Caller c) {
        return "Action: Login\r\nActionID: " + c.id + "\r\nUsername: " + c.name + "\r\nSecret: " + c.secret
            + "\r\n\r\n";
    }

    private static String concatenateOriginate(Caller c) {
        return "Action: Originate\r\nActionID: " + c.id + "\r\nChannel: " + c.channel + "\r\nContext: " + c.context
            + "\r\nExten: " + c.exten + "\r\nPriority: " + c.priority + "\r\nCallerID: " + c.callerId
            + "\r\nVariable: " + c.variable + "\r\nAsync: " + c.async + "\r\n\r\n";
    }

    /** Sends nothing, but begins anew where a sender would: when the buffer is nearly full. */
    private void makeRoom() {
        if (out.remaining() < 1024) {
            out.clear();
        }
    }

    private void compare(String expected, int length) {
        byte[] written = new byte[length];
        out.get(out.position() - length, written);
        if (!Arrays.equals(expected.getBytes(StandardCharsets.UTF_8), written)) {
            throw new IllegalStateException(
                "expected " + expected + ", found " + new String(written, StandardCharsets.UTF_8));
        }
    }

    private static Caller[] callers() {
        Random random = new Random(7);
        Caller[] callers = new Caller[CALLERS];
        Arrays.setAll(callers, i -> new Caller(random));
        return callers;
    }

    /** One caller: what an application would know of it. */
    private static final class Caller {

        private static final String[] FIRST = {"Ada", "Grace", "Edsger", "Barbara", "Leslie", "Tony", "Frances", "Al"};
        private static final String[] LAST = {"Lovelace", "Hopper", "Dijkstra", "Liskov", "Lamport", "Hoare", "Ng"};
        private static final String[] CONTEXTS = {"default", "outbound-campaign", "from-internal", "corpus"};

        private final long id;
        private final long number;
        private final String name;
        private final String secret;
        private final String channel;
        private final String context;
        private final String exten;
        private final String priority;
        private final String callerId;
        private final String variable;
        private final String async;
        private final byte[] channelBytes;
        private final byte[] contextBytes;
        private final byte[] extenBytes;
        private final byte[] priorityBytes;
        private final byte[] callerIdBytes;
        private final byte[] variableBytes;
        private final byte[] asyncBytes;

        Caller(Random random) {
            id = FIRST_ID + random.nextInt(1_000_000_000);
            number = FIRST_NUMBER + random.nextInt(1_000_000_000);
            name = (pick(random, FIRST) + "." + pick(random, LAST)).toLowerCase(Locale.ROOT);
            secret = Long.toHexString(random.nextLong());
            channel = "Local/" + random.nextInt(100_000) + "@" + pick(random, CONTEXTS);
            context = pick(random, CONTEXTS);
            exten = String.valueOf(random.nextInt(1_000_000));
            priority = String.valueOf(1 + random.nextInt(9));
            callerId = pick(random, FIRST) + " " + pick(random, LAST) + " <+" + number + ">";
            variable = "CAMPAIGN=" + random.nextInt(1_000) + ",ROUTE=" + pick(random, CONTEXTS);
            async = random.nextBoolean() ? "true" : "false";
            channelBytes = bytes(channel);
            contextBytes = bytes(context);
            extenBytes = bytes(exten);
            priorityBytes = bytes(priority);
            callerIdBytes = bytes(callerId);
            variableBytes = bytes(variable);
            asyncBytes = bytes(async);
        }

        private static String pick(Random random, String[] texts) {
            return texts[random.nextInt(texts.length)];
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
