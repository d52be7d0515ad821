// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** What a session reads and writes when web requests take the place of a connection: one action in, its answer out. */
public final class HttpRequestBytes implements ByteChannel {

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private ByteBuffer action = ByteBuffer.allocate(0);
    private boolean open = true;

    /** Lays the next action ready; the one before has been answered. */
    public void begin(byte[] bytes) {
        action = ByteBuffer.wrap(bytes);
        answer.reset();
    }

    public byte[] answer() {
        return answer.toByteArray();
    }

    @Override
    public int read(ByteBuffer target) {
        int count = Math.min(action.remaining(), target.remaining());
        ByteBuffer part = action.slice().limit(count);
        target.put(part);
        action.position(action.position() + count);
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        answer.write(bytes, 0, bytes.length);
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
