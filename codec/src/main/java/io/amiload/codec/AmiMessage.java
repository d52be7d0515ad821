// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A view of one message where it lies in the receive buffer: nothing is copied, headers are positions.
 *
 * <p>The view belongs to its {@link AmiDecoder} and is valid until the handler returns, or until the next call of
 * {@link AmiDecoder#next}. It is confined to the decoder's thread. Methods that make a {@code String} or an array say
 * so; the others do not allocate.
 *
 * <p>Header indexes run from 0 to {@link #headerCount()} − 1 in the order of the wire, repeated keys included. Methods
 * that take an index throw {@link IndexOutOfBoundsException} for any other.
 *
 * <p>Values are read where they lie: as numbers, times, {@linkplain #getBoolean truth values}, ids
 * ({@link #valueName}), {@linkplain #privileges sets of classes} and {@linkplain #assignmentOffset assignments}
 * {@code name=value}; compared with {@link #valueEquals}, {@link #valueStartsWith} and {@link #valueHash}.
 */
public final class AmiMessage {

    /** {@link #keyId(int)} of a line that has no colon and so no key. */
    public static final int NO_KEY = -1;

    /** Ints for each header: key id, and relative to the message: line start, value start, and the value's length. */
    static final int FIELDS = 4;

    private static final String[] TRUE = {"yes", "true", "y", "t", "1", "on"};
    private static final String[] FALSE = {"no", "false", "n", "f", "0", "off"};
    private static final int FIRST_CAPACITY = 64;
    private static final int KEPT_CAPACITY = 4096;

    private final AmiDictionary keys;
    private final AmiDictionary names;
    /** One more than the limit, so that the array is full exactly when the limit is passed. */
    private final int maxCapacity;

    int[] headers;
    int headerCount;
    ByteBuffer buffer;
    int base;
    int length;
    long streamOffset;
    Kind kind;
    int nameId;
    int nameHeader;

    AmiMessage(AmiDictionary keys, AmiDictionary names, int maxHeaders) {
        this.keys = keys;
        this.names = names;
        maxCapacity = (int) Math.min(maxHeaders + 1L, Integer.MAX_VALUE / FIELDS);
        headers = new int[Math.min(FIRST_CAPACITY, maxCapacity) * FIELDS];
    }

    /**
     * Tells what this is.
     *
     * @return the kind of message
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The name of the event or action, or the word after {@code Response:}, as an id.
     *
     * @return an id of {@link AmiName} (or of the decoder's own dictionary of names), 0 if it is unknown or there is
     *     none
     */
    public int nameId() {
        return nameId;
    }

    /**
     * The name of the event or action, or the word after {@code Response:}, as on the wire. Allocates.
     *
     * @return the name, or null for {@link Kind#BANNER} and {@link Kind#OTHER}
     */
    public String name() {
        return nameHeader < 0 ? null : value(nameHeader);
    }

    /**
     * Where the message starts in the stream.
     *
     * @return bytes from the start of the stream
     */
    public long streamOffset() {
        return streamOffset;
    }

    /**
     * The size of the message.
     *
     * @return bytes, the closing blank line included
     */
    public int length() {
        return length;
    }

    /**
     * Counts the headers; a line without colon counts too.
     *
     * @return the number of headers
     */
    public int headerCount() {
        return headerCount;
    }

    /**
     * The key of a header as an id.
     *
     * <p>A key that names the channel, as in {@code ChanVariable(SIP/100-00000001): a=1}, has the id of
     * {@link AmiKey#CHAN_VARIABLE}: servers before Asterisk 12 write it so, and newer ones in OriginateResponse events.
     *
     * @param index a header
     * @return an id of {@link AmiKey} (or of the decoder's own dictionary of keys), or of a key that the decoder
     *     {@linkplain AmiDecoder#findKey interned}; 0 if the key is unknown, {@link #NO_KEY} if the line has no colon
     */
    public int keyId(int index) {
        return headers[at(index)];
    }

    /**
     * The key of a header as on the wire. Allocates.
     *
     * @param index a header
     * @return the key, or null if the line has no colon
     */
    public String key(int index) {
        int at = at(index);
        if (headers[at] == NO_KEY) {
            return null;
        }
        // A line of a command's output in the form before Asterisk 14: the decoder supplies the key.
        return isBareLine(at) ? keys.nameOf(headers[at]) : text(base + headers[at + 1], keyLength(index));
    }

    /**
     * The value of a header as text. Allocates.
     *
     * @param index a header
     * @return the value, read as UTF-8 with malformed bytes replaced
     */
    public String value(int index) {
        int at = at(index);
        return text(base + headers[at + 2], headers[at + 3]);
    }

    /**
     * Finds the first header with a key.
     *
     * @param keyId an id, 1 or more
     * @return the header's index, or −1
     */
    public int find(int keyId) {
        return find(keyId, 0);
    }

    /**
     * Finds the next header with a key. Repeated keys are met in the order of the wire:
     *
     * <pre>{@code
     * for (int i = m.find(AmiKey.CHAN_VARIABLE); i >= 0; i = m.find(AmiKey.CHAN_VARIABLE, i + 1)) {
     *     System.out.println(m.value(i));
     * }
     * }</pre>
     *
     * @param keyId an id, 1 or more
     * @param fromIndex the first header to look at
     * @return the header's index, or −1
     */
    public int find(int keyId, int fromIndex) {
        final int[] h = headers;
        final int end = headerCount * FIELDS;
        for (int at = fromIndex * FIELDS; at < end; at += FIELDS) {
            if (h[at] == keyId) {
                return at / FIELDS;
            }
        }
        return -1;
    }

    /**
     * Finds the first header with a key that may be unknown to the dictionary. Compares the bytes of the key's UTF-8
     * form, without regard to the case of the letters A to Z. Looks at the text of each key: for a known key its id
     * is the faster way, and {@link AmiDictionary#with} makes any key a known one.
     *
     * @param key the key
     * @return the header's index, or −1
     */
    public int find(CharSequence key) {
        return find(key, 0);
    }

    /**
     * Finds the next header with a key that may be unknown to the dictionary, as {@link #find(CharSequence)} does.
     *
     * @param key the key
     * @param fromIndex the first header to look at
     * @return the header's index, or −1
     */
    public int find(CharSequence key, int fromIndex) {
        for (int i = fromIndex; i < headerCount; i++) {
            int at = i * FIELDS;
            if (headers[at] == NO_KEY) {
                continue;
            }
            boolean same = isBareLine(at)
                ? equalsIgnoreCase(keys.nameOf(headers[at]), key) : equalsIgnoreCase(keyOffset(i), keyLength(i), key);
            if (same) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Tells whether there is a header with a key.
     *
     * @param keyId an id, 1 or more
     * @return true if there is one
     */
    public boolean has(int keyId) {
        return find(keyId, 0) >= 0;
    }

    /**
     * The first value of a key as text. Allocates.
     *
     * @param keyId an id, 1 or more
     * @return the value, or null if there is no such header
     */
    public String getString(int keyId) {
        int index = find(keyId);
        return index < 0 ? null : value(index);
    }

    /**
     * The first value of a key as a decimal number.
     *
     * @param keyId an id, 1 or more
     * @param missing what to return if there is no such header, or its value is not a whole number in the range of
     *     a long
     * @return the number
     */
    public long getLong(int keyId, long missing) {
        int index = find(keyId);
        return index < 0 ? missing : valueLong(index, missing);
    }

    /**
     * The first value of a key as a decimal number.
     *
     * @param keyId an id, 1 or more
     * @param missing what to return if there is no such header, or its value is not a whole number in the range of
     *     an int
     * @return the number
     */
    public int getInt(int keyId, int missing) {
        int index = find(keyId);
        return index < 0 ? missing : valueInt(index, missing);
    }

    /**
     * The first value of a key as a truth value, as Asterisk writes and reads it: {@code yes}, {@code true}, {@code y},
     * {@code t}, {@code 1} and {@code on} against {@code no}, {@code false}, {@code n}, {@code f}, {@code 0} and
     * {@code off}, without regard to case.
     *
     * @param keyId an id, 1 or more
     * @param missing what to return if there is no such header, or its value is none of these
     * @return the truth value
     */
    public boolean getBoolean(int keyId, boolean missing) {
        int index = find(keyId);
        return index < 0 ? missing : valueBoolean(index, missing);
    }

    /**
     * The first value of a key as a point or span of time written {@code seconds.fraction}, to the nanosecond.
     *
     * @param keyId an id, 1 or more
     * @param missing what to return if there is no such header, its value is not of that form, or it is 2^63
     *     nanoseconds or more (as a time: later than the year 2262)
     * @return nanoseconds; digits beyond the ninth are cut off
     */
    public long getNanos(int keyId, long missing) {
        int index = find(keyId);
        return index < 0 ? missing : valueNanos(index, missing);
    }

    /**
     * The first value of a key as a point or span of time written {@code seconds.fraction}, as in
     * {@code Timestamp: 1795327559.205410}.
     *
     * @param keyId an id, 1 or more
     * @param missing what to return if there is no such header, or its value is not of that form
     * @return microseconds; digits beyond the sixth are cut off
     */
    public long getMicros(int keyId, long missing) {
        int index = find(keyId);
        return index < 0 ? missing : valueMicros(index, missing);
    }

    /**
     * The value of a header as a decimal number: for repeated keys, and for those that have no id.
     *
     * @param index a header
     * @param missing what to return if the value is not a whole number in the range of a long
     * @return the number
     */
    public long valueLong(int index, long missing) {
        int at = at(index);
        return Numbers.parseLong(buffer, base + headers[at + 2], headers[at + 3], missing);
    }

    /**
     * The value of a header as a decimal number.
     *
     * @param index a header
     * @param missing what to return if the value is not a whole number in the range of an int
     * @return the number
     */
    public int valueInt(int index, int missing) {
        long value = valueLong(index, missing);
        return value == (int) value ? (int) value : missing;
    }

    /**
     * The value of a header as a truth value, by the words that {@link #getBoolean} knows.
     *
     * @param index a header
     * @param missing what to return if the value is none of them
     * @return the truth value
     */
    public boolean valueBoolean(int index, boolean missing) {
        return isOneOf(index, TRUE) || !isOneOf(index, FALSE) && missing;
    }

    /**
     * The value of a header as a point or span of time, as {@link #getNanos} reads it.
     *
     * @param index a header
     * @param missing what to return if the value is not of that form, or too large
     * @return nanoseconds
     */
    public long valueNanos(int index, long missing) {
        int at = at(index);
        return Numbers.parseNanos(buffer, base + headers[at + 2], headers[at + 3], missing);
    }

    /**
     * The value of a header as a point or span of time, as {@link #getMicros} reads it.
     *
     * @param index a header
     * @param missing what to return if the value is not of that form
     * @return microseconds
     */
    public long valueMicros(int index, long missing) {
        int at = at(index);
        return Numbers.parseMicros(buffer, base + headers[at + 2], headers[at + 3], missing);
    }

    /**
     * The value of a header as an id of the dictionary of names.
     *
     * @param index a header
     * @return the id, 0 if the value is unknown
     */
    public int valueName(int index) {
        int at = at(index);
        return names.lookUp(buffer, base + headers[at + 2], headers[at + 3]);
    }

    /**
     * The value of a header as a set of classes, such as that of {@link AmiKey#PRIVILEGE}.
     *
     * @param index a header
     * @return bits of {@link AmiPrivilege}: 0 for {@code <none>}, {@link AmiPrivilege#ALL} for {@code all} alone; an
     *     {@code all} behind other classes and unknown classes add nothing
     */
    public int privileges(int index) {
        int at = at(index);
        return AmiPrivilege.parse(buffer, base + headers[at + 2], headers[at + 3]);
    }

    /**
     * Where the name of an assignment ends: the first {@code =} in a value of the form {@code name=value}, which
     * {@code ChanVariable} and {@code Variable} have. The name lies from {@link #valueOffset} up to here, what is
     * assigned from here + 1 up to the value's end.
     *
     * <pre>{@code
     * int equals = m.assignmentOffset(i);
     * if (equals >= 0) {
     *     copy(m.buffer(), m.valueOffset(i), equals);                                    // the name
     *     copy(m.buffer(), equals + 1, m.valueOffset(i) + m.valueLength(i));             // its value
     * }
     * }</pre>
     *
     * @param index a header
     * @return absolute index of the {@code =} in {@link #buffer()}, or −1 if there is none
     */
    public int assignmentOffset(int index) {
        int at = at(index);
        final int from = base + headers[at + 2];
        final int to = from + headers[at + 3];
        for (int i = from; i < to; i++) {
            if (buffer.get(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    /**
     * Finds the next header with a key whose value assigns to a name, as {@code ChanVariable: DIALSTATUS=ANSWER} does.
     * Names of variables are compared with regard to case, as Asterisk compares them.
     *
     * @param keyId an id, 1 or more
     * @param name the bytes of the name
     * @param fromIndex the first header to look at
     * @return the header's index, or −1
     */
    public int findAssignment(int keyId, byte[] name, int fromIndex) {
        for (int i = find(keyId, fromIndex); i >= 0; i = find(keyId, i + 1)) {
            if (valueLength(i) > name.length && buffer.get(valueOffset(i) + name.length) == '='
                && valueStartsWith(i, name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * What is assigned in a value of the form {@code name=value}, as text. Allocates.
     *
     * @param index a header
     * @return what stands behind the first {@code =}, or null if there is none
     */
    public String assignedValue(int index) {
        int equals = assignmentOffset(index);
        return equals < 0 ? null : text(equals + 1, valueOffset(index) + valueLength(index) - equals - 1);
    }

    /**
     * A hash of a value, which for ASCII is {@link String#hashCode()} of the same text; to choose among many constants
     * before {@link #valueEquals}. It is no protection against a peer that makes values collide.
     *
     * @param index a header
     * @return the hash
     */
    public int valueHash(int index) {
        int at = at(index);
        final ByteBuffer b = buffer;
        final int from = base + headers[at + 2];
        final int to = from + headers[at + 3];
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + (b.get(i) & 0xFF);
        }
        return hash;
    }

    /**
     * Compares a value with bytes.
     *
     * @param index a header
     * @param bytes what to compare with
     * @return true if they are equal
     */
    public boolean valueEquals(int index, byte[] bytes) {
        return headers[at(index) + 3] == bytes.length && valueStartsWith(index, bytes);
    }

    /**
     * Compares a value with the UTF-8 form of text, without regard to the case of the letters A to Z.
     *
     * @param index a header
     * @param text what to compare with
     * @return true if they are equal
     */
    public boolean valueEqualsIgnoreCase(int index, CharSequence text) {
        int at = at(index);
        return equalsIgnoreCase(base + headers[at + 2], headers[at + 3], text);
    }

    /**
     * Compares the start of a value with bytes.
     *
     * @param index a header
     * @param bytes what to compare with
     * @return true if the value starts with them
     */
    public boolean valueStartsWith(int index, byte[] bytes) {
        int at = at(index);
        if (headers[at + 3] < bytes.length) {
            return false;
        }
        final int from = base + headers[at + 2];
        for (int i = 0; i < bytes.length; i++) {
            if (buffer.get(from + i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Appends a value to text, byte by byte: each byte becomes the character of that number, which is right for ASCII
     * and keeps all other bytes apart.
     *
     * @param index a header
     * @param target where to append
     */
    public void appendValue(int index, StringBuilder target) {
        int at = at(index);
        final int from = base + headers[at + 2];
        final int to = from + headers[at + 3];
        for (int i = from; i < to; i++) {
            target.append((char) (buffer.get(i) & 0xFF));
        }
    }

    /**
     * The buffer that holds the message. Reading it through absolute indexes is free; do not write, and do not keep it.
     *
     * @return a little-endian direct buffer, whose position and limit mean nothing
     */
    public ByteBuffer buffer() {
        return buffer;
    }

    /**
     * Where the message starts in {@link #buffer()}.
     *
     * @return absolute index of its first byte
     */
    public int offset() {
        return base;
    }

    /**
     * Where a line starts in {@link #buffer()}.
     *
     * @param index a header
     * @return absolute index of its first byte
     */
    public int lineOffset(int index) {
        return base + headers[at(index) + 1];
    }

    /**
     * The size of a line.
     *
     * @param index a header
     * @return bytes, without the line's end
     */
    public int lineLength(int index) {
        int at = at(index);
        return headers[at + 2] + headers[at + 3] - headers[at + 1];
    }

    /**
     * Where a key starts in {@link #buffer()}.
     *
     * @param index a header
     * @return absolute index of its first byte
     */
    public int keyOffset(int index) {
        return lineOffset(index);
    }

    /**
     * The size of a key on the wire.
     *
     * @param index a header
     * @return bytes, 0 if the line has no colon
     */
    public int keyLength(int index) {
        int at = at(index);
        if (isBareLine(at)) {
            return 0;
        }
        // Before the value stands the colon, or the colon and the one blank that belongs to the separator.
        boolean blank = buffer.get(base + headers[at + 2] - 1) != ':';
        return headers[at + 2] - headers[at + 1] - (blank ? 2 : 1);
    }

    /**
     * Where a value starts in {@link #buffer()}.
     *
     * @param index a header
     * @return absolute index of its first byte
     */
    public int valueOffset(int index) {
        return base + headers[at(index) + 2];
    }

    /**
     * The size of a value.
     *
     * @param index a header
     * @return bytes
     */
    public int valueLength(int index) {
        return headers[at(index) + 3];
    }

    /**
     * Copies the message as it was on the wire, its end included. Allocates.
     *
     * @return the bytes
     */
    public byte[] toByteArray() {
        byte[] bytes = new byte[length];
        buffer.get(base, bytes);
        return bytes;
    }

    /**
     * Copies the message as it was on the wire, its end included, and moves the target's position behind it.
     *
     * @param target where to put it; may be a heap or a direct buffer
     * @throws java.nio.BufferOverflowException if it does not fit; nothing is copied then
     */
    public void copyTo(ByteBuffer target) {
        if (target.remaining() < length) {
            throw new java.nio.BufferOverflowException();
        }
        target.put(target.position(), buffer, base, length);
        target.position(target.position() + length);
    }

    /**
     * The message as text, for people. Allocates.
     *
     * @return the kind, the name and the number of headers; no values, which may be secret
     */
    @Override
    public String toString() {
        return kind + (kind == Kind.EVENT || kind == Kind.RESPONSE || kind == Kind.ACTION ? " " + name() : "")
            + " with " + headerCount + " headers";
    }

    void clear() {
        headerCount = 0;
        kind = null;
        nameId = 0;
        nameHeader = -1;
        if (headers.length > KEPT_CAPACITY * FIELDS) {
            headers = new int[FIRST_CAPACITY * FIELDS];
        }
    }

    boolean isFull() {
        return headerCount * FIELDS == headers.length;
    }

    /** Makes room for more headers; false if the limit is passed. */
    boolean growHeaders() {
        int capacity = (int) Math.min(headers.length / FIELDS * 2L, maxCapacity);
        if (capacity * FIELDS == headers.length) {
            return false;
        }
        headers = Arrays.copyOf(headers, capacity * FIELDS);
        return true;
    }

    private boolean isBareLine(int at) {
        return headers[at + 1] == headers[at + 2];
    }

    private int at(int index) {
        return Objects.checkIndex(index, headerCount) * FIELDS;
    }

    private boolean isOneOf(int index, String[] words) {
        for (String word : words) {
            if (valueEqualsIgnoreCase(index, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean equalsIgnoreCase(int from, int size, CharSequence text) {
        final int length = text.length();
        if (length > size) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            int a = buffer.get(from + i);
            int b = text.charAt(i);
            if ((a | b) < 0 || b >= 0x80) {
                // All before was ASCII, one byte for each character; the rest may not be.
                return equalsUnicode(from + i, from + size, text, i);
            }
            if (!sameAscii(a, b)) {
                return false;
            }
        }
        return length == size;
    }

    private static boolean equalsIgnoreCase(String name, CharSequence text) {
        boolean equal = name.length() == text.length();
        for (int i = 0; equal && i < name.length(); i++) {
            equal = sameAscii(name.charAt(i), text.charAt(i));
        }
        return equal;
    }

    private static boolean sameAscii(int a, int b) {
        return a == b || (a | 0x20) == (b | 0x20) && (a | 0x20) >= 'a' && (a | 0x20) <= 'z';
    }

    private boolean equalsUnicode(int from, int to, CharSequence text, int start) {
        int at = from;
        for (int i = start; i < text.length(); i++) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c) - 1;
            if (c >= 0xD800 && c <= 0xDFFF) {
                c = '?';
            }
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (to - at < size) {
                return false;
            }
            int shift = 6 * (size - 1);
            // The first of several bytes tells how many there are: 110xxxxx, 1110xxxx or 11110xxx.
            int first = 0xF00 >> size & 0xFF | c >> shift;
            int a = buffer.get(at++) & 0xFF;
            if (size == 1 ? !sameAscii(a, c) : a != first) {
                return false;
            }
            for (shift -= 6; shift >= 0; shift -= 6) {
                if ((buffer.get(at++) & 0xFF) != (0x80 | c >> shift & 0x3F)) {
                    return false;
                }
            }
        }
        return at == to;
    }

    private String text(int from, int size) {
        byte[] bytes = new byte[size];
        buffer.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
