// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.HttpFormat;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The manager protocol through Asterisk's web server: takes actions and gives messages, as a plain connection does. Each
 * action becomes a POST, and the body of its answer becomes messages, whole lists at once. One request is under way at a
 * time; what is written meanwhile stays with the caller.
 *
 * <p>An answer that is not {@code 200 OK} becomes an error response to its action.
 */
final class HttpLayer implements LayeredChannel {

    /** The longest answer that is read: more than any list of a large PBX. */
    static final int LONGEST_BODY = 64 * 1024 * 1024;

    private static final String METHOD = "POST";
    private static final int CHUNK = 64 * 1024;

    static {
        // Netty would use parts of Java that newer versions complain about; its decoder is fast enough without.
        if (System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
    }

    private final ByteChannel connection;
    private final LayeredChannel below;
    private final String host;
    private final String path;
    private final HttpFormat format;
    private final HttpIdentity identity;
    private final EmbeddedChannel decoder =
        new EmbeddedChannel(new HttpResponseDecoder(), new HttpObjectAggregator(LONGEST_BODY));
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private final FormBody form = new FormBody();
    private final MessageQueue messages = new MessageQueue();

    private ByteBuffer request;
    private int actionBytes;
    private boolean awaitsAnswer;
    /** Whether the server has said that it takes no more requests on this connection. */
    private boolean endsHere;
    private boolean challenged;
    private boolean awaitsInput;

    /**
     * Wraps a connection.
     *
     * @param connection what carries the requests
     * @param host       the web server's name and port
     * @param identity   who asks; connections may share it
     */
    HttpLayer(ByteChannel connection, String host, HttpFormat format, HttpIdentity identity) {
        this.connection = connection;
        this.host = host;
        this.format = format;
        this.identity = identity;
        below = connection instanceof LayeredChannel layer ? layer : null;
        path = (identity.usesDigest() ? "/a" : "/") + (format == HttpFormat.MXML ? "mxml" : "rawman");
    }

    /** Whether no request is under way. */
    boolean isIdle() {
        return !awaitsAnswer && request == null;
    }

    @Override
    public boolean awaitsInput() {
        return awaitsInput;
    }

    @Override
    public boolean holdsInput() {
        return !messages.isEmpty() || below != null && below.holdsInput();
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (awaitsAnswer || endsHere) {
            awaitsInput = true;
            return 0;
        }
        if (request == null) {
            actionBytes = form.take(source);
            if (actionBytes == 0) {
                return 0;
            }
            challenged = false;
            request = request();
        }
        if (!writeRequest()) {
            awaitsInput = below != null && below.awaitsInput();
            return 0;
        }
        request = null;
        awaitsAnswer = true;
        awaitsInput = true;
        source.position(source.position() + actionBytes);
        return actionBytes;
    }

    private boolean writeRequest() throws IOException {
        int count = connection.write(request);
        while (request.hasRemaining() && count > 0) {
            count = connection.write(request);
        }
        return !request.hasRemaining();
    }

    private ByteBuffer request() {
        byte[] head = (METHOD + " " + path + " HTTP/1.1\r\nHost: " + host
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n"
            + identity.headerFor(METHOD, path) + (form.isLogoff() ? "Connection: close\r\n\r\n" : "\r\n"))
            .getBytes(StandardCharsets.UTF_8);
        ByteBuffer whole = ByteBuffer.allocate(head.length + form.length());
        return form.putInto(whole.put(head)).flip();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!messages.isEmpty()) {
            return messages.moveTo(target);
        }
        chunk.clear();
        int count = connection.read(chunk);
        if (count <= 0) {
            return count;
        }
        decoder.writeInbound(Unpooled.copiedBuffer(chunk.array(), 0, count));
        for (FullHttpResponse answer = decoder.readInbound(); answer != null; answer = decoder.readInbound()) {
            try {
                take(answer);
            } finally {
                answer.release();
            }
        }
        return messages.moveTo(target);
    }

    private void take(FullHttpResponse answer) throws IOException {
        if (answer.decoderResult().isFailure() || !awaitsAnswer) {
            throw new ProtocolException("not an answer of a web server");
        }
        identity.remember(answer.headers());
        if (identity.isExpired()) {
            throw new HttpSessionExpiredException();
        }
        if (answer.status().equals(HttpResponseStatus.UNAUTHORIZED) && identity.takeUp(answer.headers(), challenged)) {
            repeat();
            return;
        }
        awaitsAnswer = false;
        endsHere = !HttpUtil.isKeepAlive(answer);
        if (!answer.status().equals(HttpResponseStatus.OK)) {
            messages.addError(form.actionId(), "HTTP " + answer.status());
        } else if (format == HttpFormat.MXML) {
            takeXml(answer.content());
        } else {
            messages.add(answer.content());
        }
    }

    private void takeXml(ByteBuf body) {
        if (body.isReadable() && !XmlMessages.translate(body, messages)) {
            messages.addError(form.actionId(), "the answer is not well-formed XML");
        }
    }

    /** Sends the same action again, now with an answer to the challenge. */
    private void repeat() throws IOException {
        challenged = true;
        request = request();
        boolean gone = writeRequest();
        request = null;
        if (!gone) {
            throw new IOException("no room to repeat a request");
        }
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void close() throws IOException {
        decoder.close();
        connection.close();
    }
}
