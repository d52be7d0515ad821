// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients.league;

import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/** The codec in the plainest loop: one thread reads, decodes and counts. It reads no value, and makes no text. */
final class CodecContestant {

    private CodecContestant() {
    }

    public static void main(String[] args) throws IOException {
        AtomicLong count = new AtomicLong();
        try (SocketChannel channel =
            SocketChannel.open(new InetSocketAddress(args[0], Integer.parseInt(args[1])))) {
            ByteBuffer out = ByteBuffer.allocateDirect(1024);
            new AmiEncoder().wrap(out).action(AmiName.LOGIN).header(AmiKey.USERNAME, args[2])
                .header(AmiKey.SECRET, args[3]).end();
            channel.write(out.flip());
            Thread telling = new Thread(() -> Telling.count(count::get), "telling");
            telling.setDaemon(true);
            ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
            AmiDecoder decoder = new AmiDecoder();
            while (channel.read(in) >= 0) {
                in.flip();
                long seen = 0;
                for (AmiMessage m = decoder.next(in); m != null; m = decoder.next(in)) {
                    if (m.kind() == Kind.EVENT && m.nameId() == AmiName.NEWEXTEN) {
                        seen++;
                    } else if (m.kind() == Kind.RESPONSE && m.nameId() == AmiName.SUCCESS) {
                        telling.start();
                    }
                }
                in.compact();
                if (seen > 0) {
                    count.lazySet(count.get() + seen);
                }
            }
        }
    }
}
