// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Watches over the time that a connection takes between requests and inside of one. It sees bytes before they are a
 * request.
 */
final class ConnectionClock extends ChannelInboundHandlerAdapter {

    /** A new connection may wait so long for its first byte even if the next requests may not: measured. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    private enum State { BETWEEN, INSIDE, ANSWERING }

    private final WebOptions options;
    private final WebConnection connection;
    private State state = State.BETWEEN;
    private ChannelHandlerContext context;
    private Future<?> timer;

    ConnectionClock(WebOptions options, WebConnection connection) {
        this.options = options;
        this.connection = connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        Duration keepAlive = options.keepAlive();
        start(keepAlive.compareTo(FIRST) > 0 ? keepAlive : FIRST);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (state == State.BETWEEN) {
            ByteBuf bytes = (ByteBuf) message;
            if (bytes.isReadable() && bytes.getByte(bytes.readerIndex()) <= ' ') {
                // Netty would skip it; Asterisk takes it for a request line.
                bytes.release();
                state = State.ANSWERING;
                stop();
                connection.refuseGarbage();
                return;
            }
            state = State.INSIDE;
        }
        if (state == State.INSIDE) {
            start(options.inactivity());
        }
        ctx.fireChannelRead(message);
    }

    /** A request is complete; its answer may take any time. */
    void answering() {
        state = State.ANSWERING;
        stop();
    }

    /** The answer is written. */
    void answered() {
        state = State.BETWEEN;
        start(options.keepAlive());
    }

    private void start(Duration time) {
        stop();
        timer = context.executor().schedule(this::over, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void over() {
        if (state == State.INSIDE) {
            state = State.ANSWERING;
            connection.refuseLate();
        } else if (state == State.BETWEEN) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        stop();
        super.channelInactive(ctx);
    }
}
