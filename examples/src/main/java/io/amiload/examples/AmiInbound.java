// SPDX-License-Identifier: Apache-2.0
package io.amiload.examples;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiHandler;
import io.amiload.codec.AmiMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A decoder in Netty's pipeline. Netty collects the bytes; messages are handed to a consumer where they lie, since a
 * view must not travel further down the pipeline than the call lasts.
 */
public final class AmiInbound extends ByteToMessageDecoder implements AmiHandler {

    private final AmiDecoder decoder = new AmiDecoder();
    private final BiConsumer<ChannelHandlerContext, AmiMessage> consumer;
    private ChannelHandlerContext context;

    /**
     * Makes the handler of one channel.
     *
     * @param consumer takes each message, which is valid until it returns
     */
    public AmiInbound(BiConsumer<ChannelHandlerContext, AmiMessage> consumer) {
        this.consumer = consumer;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        context = ctx;
        // Netty keeps what is not taken, moves it as it likes, and offers it again with more behind it.
        in.skipBytes(decoder.decode(in.nioBuffer(), this));
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        consumer.accept(context, message);
        return AmiControl.CONTINUE;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // The consumer threw in the middle of a read; this decoder does not know where it is any more.
        ctx.close();
    }

    @Override
    public void onViolation(AmiFormatException violation) {
        // The message is skipped and the stream goes on behind it.
        context.fireExceptionCaught(violation);
    }
}
