// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;

class BufferPoolTest {

    @Test
    void lendsPowersOfTwoAndLendsThemAgain() {
        BufferPool pool = new BufferPool(1 << 20);
        ByteBuffer buffer = pool.take(5_000);
        assertEquals(8_192, buffer.capacity());
        pool.giveBack(buffer);
        assertSame(buffer, pool.take(8_192));
        assertEquals(BufferPool.SMALLEST, pool.take(1).capacity());
    }

    @Test
    void lendsNoMoreThanItsBudget() {
        BufferPool pool = new BufferPool(3 * BufferPool.SMALLEST);
        ByteBuffer first = pool.take(2 * BufferPool.SMALLEST);
        assertNull(pool.take(2 * BufferPool.SMALLEST));
        assertNotNull(pool.take(1));
        pool.giveBack(first);
        assertNotNull(pool.take(2 * BufferPool.SMALLEST));
        assertNull(pool.take(Integer.MAX_VALUE));
    }

    @Test
    void anOutboxHasMemoryOnlyWhileSomethingIsUnsent() throws IOException {
        BufferPool pool = new BufferPool(1 << 20);
        Outbox outbox = new Outbox(pool, 100_000);
        assertTrue(outbox.append(ByteBuffer.allocateDirect(50_000), 0, 50_000));
        assertEquals(65_536, pool.lent());
        outbox.writeTo(Channels.newChannel(new ByteArrayOutputStream()), 49_999);
        assertEquals(1, outbox.size());
        assertEquals(65_536, pool.lent());
        outbox.writeTo(Channels.newChannel(new ByteArrayOutputStream()));
        assertEquals(0, pool.lent());
        assertFalse(outbox.append(ByteBuffer.allocateDirect(100_001), 0, 100_001));
        assertEquals(0, pool.lent());
    }
}
