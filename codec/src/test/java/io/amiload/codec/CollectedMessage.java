// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** What a message was, kept beyond the handler's call. Text is Latin-1: one character for each byte. */
record CollectedMessage(Kind kind, String name, long offset, int length, List<Header> headers) {

    /** A key, null where the line had no colon, and a value. */
    record Header(String key, String value) {
        @Override
        public String toString() {
            return key == null ? "<" + value + ">" : key + "=" + value;
        }
    }

    static CollectedMessage of(AmiMessage message) {
        List<Header> headers = new ArrayList<>();
        String name = null;
        for (int i = 0; i < message.headerCount(); i++) {
            String value = bytes(message, message.valueOffset(i), message.valueLength(i));
            headers.add(new Header(keyOf(message, i), value));
            if (name == null && Integer.compareUnsigned(message.keyId(i) - 1, AmiKey.ACTION) < 0) {
                name = value;
            }
        }
        return new CollectedMessage(message.kind(), name, message.streamOffset(), message.length(), headers);
    }

    static Header header(String key, String value) {
        return new Header(key, value);
    }

    /** The first value of a key, compared as it is. */
    String value(String key) {
        return headers.stream().filter(h -> key.equals(h.key())).map(Header::value).findFirst().orElse(null);
    }

    private static String keyOf(AmiMessage message, int i) {
        if (message.keyId(i) == AmiMessage.NO_KEY) {
            return null;
        }
        boolean outputWithoutKey = message.lineOffset(i) == message.valueOffset(i);
        return outputWithoutKey ? message.key(i) : bytes(message, message.keyOffset(i), message.keyLength(i));
    }

    private static String bytes(AmiMessage message, int offset, int length) {
        byte[] bytes = new byte[length];
        message.buffer().get(offset, bytes);
        return new String(bytes, ISO_8859_1);
    }
}
