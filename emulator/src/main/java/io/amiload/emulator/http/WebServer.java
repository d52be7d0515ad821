// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * A web server with Asterisk's limits and manners, on as many ports as wanted. It has one thread. Methods may be called
 * from any thread.
 */
public final class WebServer implements AutoCloseable {

    private static final int BACKLOG = 512;

    static {
        // Netty would use parts of Java that newer versions complain about; it is fast enough without.
        if (System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
    }

    private final String name;
    private final WebOptions options;
    private final WebHandler handler;
    private final EventLoopGroup threads;
    private final AtomicInteger connections = new AtomicInteger();
    /** What listens, and who is connected. */
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /**
     * Makes a server that does not listen yet.
     *
     * @param name    its name, as in the header {@code Server}
     * @param options its limits
     * @param handler answers its requests
     */
    public WebServer(String name, WebOptions options, WebHandler handler) {
        this.name = name;
        this.options = options;
        this.handler = handler;
        threads = new NioEventLoopGroup(1, new DefaultThreadFactory("emulated-asterisk-http", true));
    }

    /**
     * Listens on a port.
     *
     * @param address where
     * @param port    0 for any free one
     * @param tls     the key and certificate, or null for plain HTTP
     * @return the port
     * @throws IOException if it cannot; the message names address and port
     */
    public int listen(InetAddress address, int port, SSLContext tls) throws IOException {
        ChannelFuture bound = new ServerBootstrap().group(threads).channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        open(channel, tls);
                    }
                })
                .bind(new InetSocketAddress(address, port)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen on " + address.getHostAddress() + ":" + port + ": "
                    + bound.cause().getMessage(), bound.cause());
        }
        open.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    private void open(Channel channel, SSLContext tls) {
        if (connections.incrementAndGet() > options.sessionLimit()) {
            connections.decrementAndGet();
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
        open.add(channel);
        if (tls != null) {
            SSLEngine engine = tls.createSSLEngine();
            engine.setUseClientMode(false);
            channel.pipeline().addLast(new SslHandler(engine));
        }
        WebConnection connection = new WebConnection(name, options, handler);
        channel.pipeline().addLast(connection.clock(), new LenientRequestDecoder(), new HttpResponseEncoder(),
                new FlowControlHandler(), connection);
    }

    /** Ends all connections and soon listens nowhere, until it is told to {@link #listen} again. */
    public void goAway() {
        open.close();
    }

    /** Ends all connections and frees the ports, for good. May be called again. */
    @Override
    public void close() {
        threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
