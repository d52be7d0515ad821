// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import tlschannel.BufferAllocator;

/**
 * The buffers of one loop's TLS connections. A connection holds one only while there is something in it, so a few serve
 * thousands, and nothing is left for the collector. Confined to its loop's thread.
 */
final class TlsBuffers implements BufferAllocator {

    private static final int KEPT = 64;

    private final Map<Integer, ArrayDeque<ByteBuffer>> free = new HashMap<>();

    @Override
    public ByteBuffer allocate(int size) {
        ArrayDeque<ByteBuffer> fitting = free.get(size);
        ByteBuffer buffer = fitting == null ? null : fitting.poll();
        return buffer == null ? ByteBuffer.allocate(size) : buffer.clear();
    }

    @Override
    public void free(ByteBuffer buffer) {
        ArrayDeque<ByteBuffer> fitting = free.computeIfAbsent(buffer.capacity(), size -> new ArrayDeque<>());
        if (fitting.size() < KEPT) {
            fitting.push(buffer);
        }
    }
}
