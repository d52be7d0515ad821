// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiMessage;
import io.amiload.corpus.Capture;
import io.amiload.corpus.Corpus;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The capture that the decoders read: calls on a real Asterisk 22, twenty begun each second, 391 bytes and 17 headers
 * a message; with what is in it, as a parser found that goes byte by byte and shares no code with those under test.
 *
 * <p>No value of this capture holds a lone CR or LF, so that parsers which end lines there agree on it too.
 */
final class BusyMix {

    /** Messages, without the greeting line, which every row reads too. */
    static final int MESSAGES = 19_927;

    private static final BusyMix CAPTURE = new BusyMix();

    private final byte[] bytes;
    private final ByteBuffer direct;
    private final List<Message> messages = new ArrayList<>();
    private int headers;

    private BusyMix() {
        Capture capture = Corpus.capture("asterisk22/busy-mix-20cps.ami");
        bytes = capture.bytes();
        direct = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN).put(bytes).clear();
        parse();
        Measured.verify("messages, by the index", capture.count("messages"), messages.size());
        Measured.verify("messages of one invocation", MESSAGES, messages.size());
        Measured.verify("headers, by the index", capture.count("header_lines"), headers);
    }

    /** The one instance: a process that runs all rows in turn unpacks and parses once. */
    static BusyMix capture() {
        return CAPTURE;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The same bytes outside the heap, little-endian; a view of its own for each caller. */
    ByteBuffer direct() {
        return direct.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return bytes.length;
    }

    int headers() {
        return headers;
    }

    List<Message> messages() {
        return messages;
    }

    /** What {@link DecodeBenchmark#indexAndReadSpans} adds up, the greeting line included. */
    long spanChecksum() {
        Map<String, Integer> ids = keyIds();
        long sum = DecodeBenchmark.Spans.sum(AmiMessage.NO_KEY, 0, 0, 0, messages.get(0).start - 2);
        for (Message message : messages) {
            for (Header header : message.headers) {
                int id = ids.getOrDefault(header.key().toLowerCase(Locale.ENGLISH), 0);
                sum += DecodeBenchmark.Spans.sum(
                    id, header.start, header.colon - header.start, header.value, header.end - header.value);
            }
        }
        return sum;
    }

    /** What {@link DecodeBenchmark#indexAndFiveLookUps} adds up. */
    long lookUpChecksum() {
        long sum = 0;
        for (Message message : messages) {
            for (String key : List.of("uniqueid", "channel", "linkedid")) {
                Header header = message.first(key);
                sum += header == null ? 0 : header.value + 3L * (header.end - header.value);
            }
            Header state = message.first("channelstate");
            sum += state == null ? -1 : Long.parseLong(state.value());
            Header timestamp = message.first("timestamp");
            sum += timestamp == null ? -1 : new BigDecimal(timestamp.value()).movePointRight(6).longValueExact();
        }
        return sum;
    }

    /** Not by {@code AmiDictionary.find}: it would teach the JIT compiler that the look-up sees heap buffers too. */
    private static Map<String, Integer> keyIds() {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 1; id <= AmiDictionary.keys().size(); id++) {
            ids.put(AmiDictionary.keys().nameOf(id).toLowerCase(Locale.ENGLISH), id);
        }
        return ids;
    }

    private void parse() {
        int start = 0;
        Message message = null;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] != '\n' || at == start || bytes[at - 1] != '\r') {
                continue;
            }
            int end = at - 1;
            if (end == start) {
                message = null;
            } else if (start > 0) {
                if (message == null) {
                    message = new Message(start);
                    messages.add(message);
                }
                message.headers.add(header(start, end));
                message.end = at + 3;
                headers++;
            }
            start = at + 1;
        }
    }

    private Header header(int start, int end) {
        int colon = start;
        while (bytes[colon] != ':') {
            colon++;
        }
        int value = colon + 1 < end && bytes[colon + 1] == ' ' ? colon + 2 : colon + 1;
        return new Header(start, colon, value, end);
    }

    /** One message; the blank line at its end included. */
    final class Message {

        private final int start;
        private final List<Header> headers = new ArrayList<>();
        private int end;

        Message(int start) {
            this.start = start;
        }

        byte[] toBytes() {
            return Arrays.copyOfRange(bytes, start, end);
        }

        /** The first header with this key, in any case, or null. */
        Header first(String key) {
            for (Header header : headers) {
                if (header.key().equalsIgnoreCase(key)) {
                    return header;
                }
            }
            return null;
        }

        /** Values by key, the last of each key. */
        Map<String, String> toMap() {
            Map<String, String> map = new HashMap<>();
            for (Header header : headers) {
                map.put(header.key(), header.value());
            }
            return map;
        }

        /** What asterisk-java's reader hands to its builders: keys in lower case, repeated ones with a list. */
        Map<String, Object> toAttributes() {
            Map<String, List<String>> lists = new HashMap<>();
            for (Header header : headers) {
                lists.computeIfAbsent(header.key().toLowerCase(Locale.ENGLISH), key -> new ArrayList<>())
                    .add(header.value().trim());
            }
            Map<String, Object> attributes = new HashMap<>();
            lists.forEach((key, values) -> attributes.put(key, values.size() == 1 ? values.get(0) : values));
            return attributes;
        }
    }

    /** One line, as absolute positions. */
    final class Header {

        private final int start;
        private final int colon;
        private final int value;
        private final int end;

        Header(int start, int colon, int value, int end) {
            this.start = start;
            this.colon = colon;
            this.value = value;
            this.end = end;
        }

        String key() {
            return new String(bytes, start, colon - start, StandardCharsets.UTF_8);
        }

        String value() {
            return new String(bytes, value, end - value, StandardCharsets.UTF_8);
        }
    }
}
