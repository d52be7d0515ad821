// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.agrona.MutableDirectBuffer;

/**
 * Agrona buffers that need no JVM flag, as its own do. They can do what the codec needs, and nothing else, so that a
 * test fails if it comes to need more.
 */
final class AgronaMemory {

    private AgronaMemory() {
    }

    /** A buffer over part of a direct {@link ByteBuffer}, which is read and written in place. */
    static MutableDirectBuffer overDirect(ByteBuffer memory, int offset, int capacity) {
        return buffer(memory, memory, null, offset, capacity);
    }

    /** A buffer over part of a heap {@link ByteBuffer}: Agrona counts from the start of the array beneath. */
    static MutableDirectBuffer overHeap(ByteBuffer memory, int offset, int capacity) {
        ByteBuffer all = ByteBuffer.wrap(memory.array());
        return buffer(all, memory, memory.array(), memory.arrayOffset() + offset, capacity);
    }

    /** A buffer over part of an array. */
    static MutableDirectBuffer overArray(byte[] memory, int offset, int capacity) {
        return buffer(ByteBuffer.wrap(memory), null, memory, offset, capacity);
    }

    /** A buffer that tells nobody what it lies over, as one over an address. */
    static MutableDirectBuffer overAddress(ByteBuffer memory, int offset, int capacity) {
        return buffer(memory, null, null, offset, capacity);
    }

    private static MutableDirectBuffer buffer(
        ByteBuffer memory, ByteBuffer byteBuffer, byte[] byteArray, int offset, int capacity) {
        ByteBuffer window = memory.duplicate().clear().position(offset).limit(offset + capacity).slice();
        return (MutableDirectBuffer) Proxy.newProxyInstance(AgronaMemory.class.getClassLoader(),
            new Class<?>[] {MutableDirectBuffer.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "capacity":
                        return capacity;
                    case "byteBuffer":
                        return byteBuffer;
                    case "byteArray":
                        return byteArray;
                    case "wrapAdjustment":
                        return offset;
                    case "putByte":
                        window.put((int) arguments[0], (byte) arguments[1]);
                        return null;
                    case "putBytes":
                        window.put((int) arguments[0], (byte[]) arguments[1]);
                        return null;
                    case "getBytes":
                        int length = (int) arguments[3];
                        Objects.checkFromIndexSize((int) arguments[0], length, capacity);
                        ((ByteBuffer) arguments[1]).put((int) arguments[2], window, (int) arguments[0], length);
                        return null;
                    default:
                        throw new UnsupportedOperationException(method.toString());
                }
            });
    }
}
