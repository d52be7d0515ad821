// SPDX-License-Identifier: Apache-2.0
package io.amiload.examples;

import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A client on Netty: {@link AmiInbound} for what comes, an encoder for what goes. */
public final class NettyClient implements AutoCloseable {

    private static final int LARGEST_ACTION = 4 * 1024;

    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final Channel channel;

    /**
     * Connects.
     *
     * @param server where a manager interface listens
     * @param consumer takes each message on Netty's thread; it is valid until the consumer returns
     * @throws InterruptedException if the caller is interrupted
     */
    public NettyClient(InetSocketAddress server, BiConsumer<ChannelHandlerContext, AmiMessage> consumer)
            throws InterruptedException {
        channel = new Bootstrap().group(loop).channel(NioSocketChannel.class)
            .handler(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel fresh) {
                    fresh.pipeline().addLast(new AmiInbound(consumer));
                }
            })
            .connect(server).sync().channel();
    }

    /**
     * Logs in; the consumer gets the response.
     *
     * @param user the account
     * @param secret its secret
     */
    public void login(String user, String secret) {
        send(e -> e.action(AmiName.LOGIN).header(AmiKey.ACTION_ID, "login")
            .header(AmiKey.USERNAME, user).header(AmiKey.SECRET, secret));
    }

    /** Asks for a sign of life; the consumer gets the response. */
    public void ping() {
        send(e -> e.action(AmiName.PING).header(AmiKey.ACTION_ID, "ping"));
    }

    /** Writes an action straight into one of Netty's buffers. */
    private void send(Consumer<AmiEncoder> action) {
        ByteBuf buffer = channel.alloc().directBuffer(LARGEST_ACTION);
        try {
            AmiEncoder encoder = new AmiEncoder().wrap(buffer.nioBuffer(0, LARGEST_ACTION));
            action.accept(encoder);
            buffer.writerIndex(encoder.end());
        } catch (RuntimeException e) {
            buffer.release();
            throw e;
        }
        channel.writeAndFlush(buffer);
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        loop.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
