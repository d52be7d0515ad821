// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One connection to the web server: its requests one after the other, and Asterisk's refusals of those that are wrong.
 * All runs on the web server's thread.
 */
final class WebConnection extends ChannelInboundHandlerAdapter {

    private static final int LONGEST_BODY = 40_960;
    private static final int LINGER_SECONDS = 1;
    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String name;
    private final WebOptions options;
    private final WebHandler handler;
    private final ConnectionClock clock;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private ChannelHandlerContext context;
    private HttpRequest request;
    private boolean answering;
    private boolean over;

    WebConnection(String name, WebOptions options, WebHandler handler) {
        this.name = name;
        this.options = options;
        this.handler = handler;
        clock = new ConnectionClock(options, this);
    }

    ConnectionClock clock() {
        return clock;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (!over) {
                take(message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
        if (!answering && !over) {
            ctx.read();
        }
    }

    /** What came may have been a part of a request only. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!answering && !over) {
            ctx.read();
        }
    }

    private void take(Object message) {
        if (message instanceof HttpRequest head) {
            begin(head);
        }
        if (message instanceof HttpContent content && request != null) {
            if (content.decoderResult().isFailure()) {
                refuse(400, "Bad Request", "Error parsing request body");
            } else if (isPost()) {
                add(content);
            }
            if (content instanceof LastHttpContent && request != null) {
                ask();
            }
        }
    }

    private void begin(HttpRequest head) {
        Throwable failure = head.decoderResult().cause();
        String encoding = head.headers().get("Transfer-Encoding");
        String length = head.headers().get("Content-Length");
        if (failure instanceof TooLongHttpLineException) {
            refuse(400, "Bad Request", "Request line too long");
        } else if (failure instanceof TooLongHttpHeaderException || hasLongHeader(head.headers())) {
            refuse(400, "Bad Request", "Header line too long");
        } else if (head.headers().size() > LenientRequestDecoder.MOST_HEADERS) {
            refuse(413, "Request Entity Too Large", "Too many headers");
        } else if (encoding != null && !encoding.equalsIgnoreCase("chunked")
                && head.method().name().equalsIgnoreCase("POST")) {
            refuse(501, "Unimplemented", "Unsupported Transfer-Encoding.");
        } else if (encoding == null && length != null && !length.strip().matches("\\d{1,9}")) {
            refuse(400, "Bad Request", "Invalid Content-Length in request!");
        } else if (failure != null) {
            refuseGarbage();
        } else {
            request = head;
            body.reset();
            if (isPost() && encoding == null && length != null && Integer.parseInt(length.strip()) > LONGEST_BODY) {
                refuseBody();
            }
        }
    }

    private static boolean hasLongHeader(HttpHeaders headers) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().length() + 2 + header.getValue().length() > LenientRequestDecoder.LONGEST_LINE) {
                return true;
            }
        }
        return false;
    }

    private boolean isPost() {
        return request.method().name().equalsIgnoreCase("POST");
    }

    private void add(HttpContent content) {
        int count = content.content().readableBytes();
        if (body.size() + count > LONGEST_BODY) {
            refuseBody();
            return;
        }
        byte[] bytes = new byte[count];
        content.content().readBytes(bytes);
        body.writeBytes(bytes);
    }

    private void refuseBody() {
        refuse(413, "Request Entity Too Large", "Body too large");
    }

    /** Refuses what is no request. */
    void refuseGarbage() {
        refuse(400, "Bad Request", "Invalid Request");
    }

    /** Refuses a request whose rest does not come. */
    void refuseLate() {
        refuse(400, "Bad Request", request == null ? "Timeout" : "Error parsing request body");
    }

    private void refuse(int status, String title, String text) {
        request = null;
        over = true;
        clock.answering();
        send(WebAnswer.error(status, title, text, name).andClose(), false, true);
    }

    private void ask() {
        HttpRequest head = request;
        request = null;
        answering = true;
        clock.answering();
        String uri = head.uri();
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        String prefix = options.prefix();
        boolean below = path.regionMatches(true, 0, prefix, 0, prefix.length());
        String query = mark < 0 ? "" : uri.substring(mark + 1);
        int fragment = query.indexOf('#');
        WebRequest asked = new WebRequest(head.method().name().toUpperCase(Locale.ROOT),
                below ? path.substring(prefix.length()) : null, fragment < 0 ? query : query.substring(0, fragment),
                body.toByteArray(), head.headers()::getAll,
                (InetSocketAddress) context.channel().localAddress(),
                (InetSocketAddress) context.channel().remoteAddress());
        boolean closes = "close".equalsIgnoreCase(head.headers().get("Connection"));
        handler.handle(asked, answer ->
                context.executor().execute(() -> send(answer.get(), asked.isHead(), closes)));
    }

    private void send(WebAnswer answer, boolean headOnly, boolean lastWanted) {
        boolean unread = over;
        boolean last = lastWanted || answer.closes();
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                new HttpResponseStatus(answer.status(), answer.title()),
                headOnly ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body()));
        HttpHeaders headers = response.headers();
        headers.add("Server", name);
        headers.add("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        if (last) {
            headers.add("Connection", "close");
        }
        headers.add("Cache-Control", "no-cache, no-store");
        answer.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
        headers.add("Content-Length", answer.body().length);
        over |= last;
        answering = false;
        context.writeAndFlush(response).addListener(!last ? written -> {
            clock.answered();
            context.read();
        } : unread ? written -> closeGently() : ChannelFutureListener.CLOSE);
    }

    /** Closing with bytes unread would reset the connection, and could take the answer with it. */
    private void closeGently() {
        context.channel().config().setAutoRead(true);
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (context.channel() instanceof SocketChannel socket) {
            socket.shutdownOutput();
        }
        context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            refuseGarbage();
        } else {
            LOG.log(System.Logger.Level.DEBUG, "a web client was given up: " + cause.getMessage());
            ctx.close();
        }
    }
}
