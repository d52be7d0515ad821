// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    void whatComesBackIsLentAgain() {
        BufferPool pool = new BufferPool(1 << 20);
        BufferPool.Piece small = pool.take(false);
        assertEquals(BufferPool.SMALL, small.room());
        small.end = 10;
        pool.giveBack(small);
        assertSame(small, pool.take(false));
        assertEquals(BufferPool.SMALL, small.room());
        assertEquals(BufferPool.LARGE, pool.take(true).room());
        assertEquals(BufferPool.SMALL + BufferPool.LARGE, pool.allocated());
    }

    @Test
    void lendsNoMoreThanItsBudgetAndTheOtherSizeInNeed() {
        BufferPool pool = new BufferPool(BufferPool.LARGE + BufferPool.SMALL);
        BufferPool.Piece large = pool.take(true);
        assertEquals(BufferPool.SMALL, pool.take(true).room());
        assertNull(pool.take(true));
        assertNull(pool.take(false));
        pool.giveBack(large);
        assertSame(large, pool.take(false));
        assertNull(pool.take(false));
    }

    @Test
    void anOutboxHasMemoryOnlyWhileSomethingIsUnsent() throws IOException {
        BufferPool pool = new BufferPool(1 << 20);
        Outbox outbox = new Outbox(pool, 100_000);
        assertTrue(outbox.append(ByteBuffer.allocateDirect(50_000), 0, 50_000));
        assertEquals(BufferPool.LARGE, pool.lent());
        outbox.writeTo(Channels.newChannel(new ByteArrayOutputStream()), 49_999);
        assertEquals(1, outbox.size());
        assertEquals(BufferPool.LARGE, pool.lent());
        outbox.writeTo(Channels.newChannel(new ByteArrayOutputStream()));
        assertEquals(0, pool.lent());
        assertFalse(outbox.append(ByteBuffer.allocateDirect(100_001), 0, 100_001));
        assertEquals(0, pool.lent());
    }

    @Test
    void anOutboxAddsNothingWhenTheBudgetIsSpent() throws IOException {
        BufferPool pool = new BufferPool(BufferPool.LARGE + BufferPool.SMALL);
        Outbox outbox = new Outbox(pool, 1 << 20);
        assertTrue(outbox.append(ByteBuffer.allocateDirect(100), 0, 100));
        assertFalse(outbox.append(ByteBuffer.allocateDirect(200_000), 0, 200_000));
        assertEquals(100, outbox.size());
        assertTrue(outbox.append(ByteBuffer.allocateDirect(120_000), 0, 120_000));
        outbox.clear();
        assertEquals(0, pool.lent());
        assertEquals(0, outbox.size());
    }

    /** Whatever is appended, moved and sent in whatever portions: the bytes come out in order. */
    @Test
    void bytesComeOutInTheOrderInWhichTheyWentIn() throws IOException {
        java.util.Random random = new java.util.Random(1);
        BufferPool pool = new BufferPool(8 << 20);
        Outbox outbox = new Outbox(pool, 1 << 20);
        Outbox waiting = new Outbox(pool, 1 << 20);
        ByteArrayOutputStream in = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(i % 10 == 0 ? 150_000 : 3_000)];
            random.nextBytes(bytes);
            ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
            boolean waits = random.nextBoolean();
            if (waits && waiting.append(direct, 0, bytes.length)) {
                assertTrue(outbox.size() + waiting.size() > 1 << 20 || outbox.appendAll(waiting));
                in.write(bytes);
            } else if (!waits && waiting.size() == 0 && outbox.append(direct, 0, bytes.length)) {
                in.write(bytes);
            }
            outbox.writeTo(Channels.newChannel(out), random.nextInt(20_000));
            if (waiting.size() > 0) {
                outbox.writeTo(Channels.newChannel(out));
                assertTrue(outbox.appendAll(waiting));
            }
        }
        outbox.writeTo(Channels.newChannel(out));
        org.junit.jupiter.api.Assertions.assertArrayEquals(in.toByteArray(), out.toByteArray());
        assertEquals(0, pool.lent());
    }
}
