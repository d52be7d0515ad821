// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.agrona.MutableDirectBuffer;

/**
 * Writes messages into a caller's buffer, without allocation.
 *
 * <pre>{@code
 * AmiEncoder encoder = new AmiEncoder().wrap(out);
 * encoder.action(AmiName.ORIGINATE)
 *     .header(AmiKey.ACTION_ID, 42)
 *     .header(AmiKey.CHANNEL, "Local/100@default")
 *     .header(AmiKey.ASYNC, "true")
 *     .end();
 * out.flip();
 * channel.write(out);
 * }</pre>
 *
 * <p>The buffer's position moves only in {@link #end()}: a message that does not fit, or that is refused, leaves no
 * trace. A CR or LF in a key or a value would let a value pose as further headers; both are refused. A header that is
 * refused, for whatever reason, takes its message with it: {@link #end()} throws until another message is started.
 *
 * <p>Actions are held to what Asterisk reads, {@value #MAX_LINE_BYTES} bytes a line and {@value #MAX_HEADERS} headers;
 * {@link AmiSendLimitException} says which header is over. Events, responses and what begins with {@link #message()}
 * have no limit but the buffer.
 *
 * <p>Confined to one thread. Not yet ended messages are dropped by {@link #wrap} and by the next start of a message.
 */
public final class AmiEncoder {

    /** Longest header line of an action that Asterisk reads: bytes of key, separator and value, without CR LF. */
    public static final int MAX_LINE_BYTES = 1022;

    /** Most headers of an action that Asterisk reads, {@code Action} included. */
    public static final int MAX_HEADERS = 128;

    private static final int CR_LF = '\r' | '\n' << 8;
    private static final byte[] LIST_START = "start".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST_COMPLETE = "Complete".getBytes(StandardCharsets.US_ASCII);

    private final ReadyText[] lineStarts;
    private final ReadyText[] names;
    private int[] slotOffsets = new int[8];
    private int[] slotWidths = new int[8];

    private ByteBuffer target;
    private ByteBuffer view;
    /** What lies under the Agrona buffer that is written to, if it is one: an array or a buffer. */
    private Object memory;
    private int start;
    private int index;
    private int slots;

    /** False while a line is being written, and so from a refused line on until the next message. */
    private boolean whole;
    private int line;
    private int lines;
    private int maxLine;
    private int maxLines;

    /** Makes an encoder with the built-in dictionaries. */
    public AmiEncoder() {
        this(AmiDictionary.keys(), AmiDictionary.names());
    }

    /**
     * Makes an encoder.
     *
     * @param keys what key ids mean
     * @param names what name ids mean
     */
    public AmiEncoder(AmiDictionary keys, AmiDictionary names) {
        lineStarts = keys == AmiDictionary.keys() ? BuiltIn.LINE_STARTS : ready(keys, ": ");
        this.names = names == AmiDictionary.names() ? BuiltIn.NAMES : ready(names, "");
    }

    /**
     * Chooses the buffer to write into, from its position up to its limit.
     *
     * @param buffer a direct or heap buffer
     * @return this
     */
    public AmiEncoder wrap(ByteBuffer buffer) {
        if (buffer != target) {
            target = buffer;
            view = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            memory = null;
        }
        whole = false;
        return this;
    }

    /**
     * Chooses a range of an Agrona buffer to write into, from its start on; the messages follow each other, and
     * {@link #end()} says how long each is.
     *
     * @param buffer lies over a direct buffer, a heap buffer or an array
     * @param from index of the first byte
     * @param to index behind the last byte
     * @return this
     * @throws IndexOutOfBoundsException if the range is not within the buffer's capacity
     * @throws IllegalArgumentException if the buffer lies over a mere address
     */
    public AmiEncoder wrap(MutableDirectBuffer buffer, int from, int to) {
        Objects.checkFromToIndex(from, to, buffer.capacity());
        Object under = buffer.byteArray() != null ? buffer.byteArray() : buffer.byteBuffer();
        if (under == null) {
            throw new IllegalArgumentException("the buffer must lie over a ByteBuffer or an array, not an address");
        }
        if (under != memory) {
            view = under instanceof byte[] array ? ByteBuffer.wrap(array) : ((ByteBuffer) under).duplicate();
            view.order(ByteOrder.LITTLE_ENDIAN);
            target = view;
            memory = under;
        }
        int shift = buffer.wrapAdjustment();
        view.clear().limit(shift + to).position(shift + from);
        whole = false;
        return this;
    }

    /**
     * Starts an action.
     *
     * @param nameId its name
     * @return this
     */
    public AmiEncoder action(int nameId) {
        begin(MAX_LINE_BYTES, MAX_HEADERS);
        return name(AmiKey.ACTION, nameId);
    }

    /**
     * Starts an action.
     *
     * @param name its name
     * @return this
     */
    public AmiEncoder action(CharSequence name) {
        begin(MAX_LINE_BYTES, MAX_HEADERS);
        return header(AmiKey.ACTION, name);
    }

    /**
     * Starts a response.
     *
     * @param nameId the word after {@code Response:}, such as {@link AmiName#SUCCESS}
     * @return this
     */
    public AmiEncoder response(int nameId) {
        begin(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return name(AmiKey.RESPONSE, nameId);
    }

    /**
     * Starts a response.
     *
     * @param name the word after {@code Response:}
     * @return this
     */
    public AmiEncoder response(CharSequence name) {
        begin(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return header(AmiKey.RESPONSE, name);
    }

    /**
     * Starts an event.
     *
     * @param nameId its name
     * @return this
     */
    public AmiEncoder event(int nameId) {
        begin(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return name(AmiKey.EVENT, nameId);
    }

    /**
     * Starts an event.
     *
     * @param name its name
     * @return this
     */
    public AmiEncoder event(CharSequence name) {
        begin(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return header(AmiKey.EVENT, name);
    }

    /**
     * Starts a message with whatever header comes first.
     *
     * @return this
     */
    public AmiEncoder message() {
        begin(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Adds a header with a text value, written as UTF-8.
     *
     * @param keyId its key
     * @param value its value
     * @return this
     * @throws IllegalArgumentException if the value holds CR or LF
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder header(int keyId, CharSequence value) {
        if (value instanceof String text && putPlain(keyId, text)) {
            return this;
        }
        putKey(keyId);
        putText(value, false);
        return endLine();
    }

    /**
     * Adds a header with a number.
     *
     * @param keyId its key
     * @param value its value
     * @return this
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder header(int keyId, long value) {
        putKey(keyId);
        require(Numbers.sizeOf(value));
        index = Numbers.putLong(view, index, value);
        return endLine();
    }

    /**
     * Adds a header with ready bytes: for values that are sent again and again.
     *
     * @param keyId its key
     * @param value its value
     * @return this
     * @throws IllegalArgumentException if the value holds CR or LF
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder header(int keyId, byte[] value) {
        if (putPlain(keyId, value)) {
            return this;
        }
        putKey(keyId);
        require(value.length);
        view.put(index, value);
        return checkedValue(value.length);
    }

    /**
     * Adds a header whose value lies in another buffer, such as that of a received message.
     *
     * @param keyId its key
     * @param source holds the value
     * @param offset absolute index of its first byte
     * @param length its size in bytes
     * @return this
     * @throws IllegalArgumentException if the value holds CR or LF
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder header(int keyId, ByteBuffer source, int offset, int length) {
        putKey(keyId);
        require(length);
        view.put(index, source, offset, length);
        return checkedValue(length);
    }

    /**
     * Adds a header whose key need not be in the dictionary.
     *
     * @param key its key; empty is allowed, as Asterisk sends such headers
     * @param value its value
     * @return this
     * @throws IllegalArgumentException if the key holds CR, LF or a colon, or the value CR or LF
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder header(CharSequence key, CharSequence value) {
        putKey(key);
        putText(value, false);
        return endLine();
    }

    /**
     * Adds a header with a time.
     *
     * @param keyId its key
     * @param micros microseconds, not negative; written as seconds, a point and six digits
     * @return this
     * @throws IllegalArgumentException if it is negative
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder micros(int keyId, long micros) {
        putKey(keyId);
        if (micros < 0) {
            throw new IllegalArgumentException("a time must not be negative: " + micros + " µs");
        }
        require(Numbers.sizeOf(micros / 1_000_000) + 7);
        index = Numbers.putMicros(view, index, micros);
        return endLine();
    }

    /**
     * Adds a header without looking for line breaks in its value: for servers that must show clients the broken
     * messages that Asterisk sends.
     *
     * @param keyId its key
     * @param value its value
     * @return this
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder rawHeader(int keyId, CharSequence value) {
        putKey(keyId);
        putText(value, true);
        return endLine();
    }

    /**
     * Adds a line as it is, with CR LF behind it.
     *
     * @param source holds the line, without its end
     * @param offset absolute index of its first byte
     * @param length its size in bytes
     * @return this
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder rawLine(ByteBuffer source, int offset, int length) {
        startLine();
        require(length);
        view.put(index, source, offset, length);
        index += length;
        return endLine();
    }

    /**
     * Adds what says that a list follows this response: {@code EventList: start}.
     *
     * @return this
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder listStart() {
        return header(AmiKey.EVENT_LIST, LIST_START);
    }

    /**
     * Adds what says that this event ends a list: {@code EventList: Complete} and {@code ListItems}.
     *
     * @param items events of the list before this one
     * @return this
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder listComplete(long items) {
        return header(AmiKey.EVENT_LIST, LIST_COMPLETE).header(AmiKey.LIST_ITEMS, items);
    }

    /**
     * Adds a header whose value is a decimal number of fixed width, to be filled in later; see {@link #template()}.
     *
     * @param keyId its key
     * @param width digits, 1 to 19
     * @return this
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder slot(int keyId, int width) {
        putKey(keyId);
        putSlot(width);
        return endLine();
    }

    /**
     * Adds a header whose value holds decimal numbers of fixed width to be filled in later, each a slot of its own.
     *
     * @param key    its key
     * @param width  digits of each number, 1 to 19
     * @param around the text before, between and behind the numbers: one part more than there are numbers
     * @return this
     * @throws IllegalArgumentException if a part is not fit for a key or a value
     * @throws BufferOverflowException if it does not fit
     */
    public AmiEncoder slots(CharSequence key, int width, CharSequence... around) {
        putKey(key);
        putText(around[0], false);
        for (int i = 1; i < around.length; i++) {
            putSlot(width);
            putText(around[i], false);
        }
        return endLine();
    }

    /**
     * Ends the message with a blank line and moves the buffer's position behind it.
     *
     * @return the message's size in bytes
     * @throws BufferOverflowException if it does not fit
     */
    public int end() {
        putBlankLine();
        target.position(index);
        return index - start;
    }

    /**
     * Ends the message and takes it out of the buffer again, as a template to be sent many times. Allocates.
     *
     * @return the template
     * @throws BufferOverflowException if it does not fit
     */
    public AmiTemplate template() {
        putBlankLine();
        byte[] bytes = new byte[index - start];
        view.get(start, bytes);
        return new AmiTemplate(bytes, Arrays.copyOf(slotOffsets, slots), Arrays.copyOf(slotWidths, slots));
    }

    private void begin(int longestLine, int mostLines) {
        if (target == null) {
            throw new IllegalStateException("wrap a buffer first");
        }
        start = target.position();
        view.limit(target.limit());
        index = start;
        slots = 0;
        lines = 0;
        maxLine = longestLine;
        maxLines = mostLines;
        whole = true;
    }

    private AmiEncoder name(int keyId, int nameId) {
        putKey(keyId);
        put(names[nameId]);
        return endLine();
    }

    private void startLine() {
        if (!whole) {
            throw new IllegalStateException("no message to write to: start one (action, response, event or message); "
                + "a refused header drops its message");
        }
        whole = false;
        line = index;
    }

    private void putKey(int keyId) {
        startLine();
        put(lineStarts[keyId]);
    }

    private void put(ReadyText text) {
        require(text.length());
        index = text.put(view, index);
    }

    private void putKey(CharSequence key) {
        startLine();
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) == ':') {
                throw refused("a key", "a colon", i);
            }
        }
        putText(key, false);
        require(2);
        view.put(index, (byte) ':');
        view.put(index + 1, (byte) ' ');
        index += 2;
    }

    /** Adds a header in one go, if there is ample room and nothing about it needs a second look. */
    private boolean putPlain(int keyId, String value) {
        if (!whole) {
            return false;
        }
        whole = false;
        final ReadyText key = lineStarts[keyId];
        final int size = key.length() + value.length();
        final boolean done = isRoomy(size) && AsciiText.put(view, key.put(view, index), value);
        if (done) {
            endPlainLine(size);
        }
        whole = true;
        return done;
    }

    private boolean putPlain(int keyId, byte[] value) {
        if (!whole) {
            return false;
        }
        whole = false;
        final ReadyText key = lineStarts[keyId];
        final int size = key.length() + value.length;
        final boolean done = isRoomy(size) && AsciiText.put(view, key.put(view, index), value);
        if (done) {
            endPlainLine(size);
        }
        whole = true;
        return done;
    }

    private boolean isRoomy(int lineSize) {
        return view.limit() - index - lineSize >= ReadyText.ROOM && lineSize <= maxLine && lines < maxLines;
    }

    private void endPlainLine(int size) {
        final int end = index + size;
        view.putShort(end, (short) CR_LF);
        index = end + 2;
        lines++;
    }

    private void putText(CharSequence text, boolean lineBreaks) {
        final ByteBuffer b = view;
        final int length = text.length();
        require(length);
        final int start = index;
        for (int i = 0; i < length; i++) {
            final char c = text.charAt(i);
            if (c >= 0x80) {
                index = start + i;
                putUnicode(text, i, lineBreaks);
                return;
            }
            if (c <= '\r' && (c == '\n' || c == '\r') && !lineBreaks) {
                throw refused("a key or value", "a line break", i);
            }
            b.put(start + i, (byte) c);
        }
        index = start + length;
    }

    private void putSlot(int width) {
        if (width < 1 || width > 19) {
            throw new IllegalArgumentException("a slot has 1 to 19 digits, not " + width);
        }
        if (slots == slotOffsets.length) {
            slotOffsets = Arrays.copyOf(slotOffsets, slots * 2);
            slotWidths = Arrays.copyOf(slotWidths, slots * 2);
        }
        require(width);
        slotOffsets[slots] = index - start;
        slotWidths[slots++] = width;
        Numbers.putDigits(view, index, width, 0);
        index += width;
    }

    private void putUnicode(CharSequence text, int from, boolean lineBreaks) {
        for (int i = from; i < text.length(); i++) {
            int c = text.charAt(i);
            if (Character.isSurrogate((char) c)) {
                boolean pair = Character.isHighSurrogate((char) c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
                c = pair ? Character.toCodePoint((char) c, text.charAt(++i)) : '?';
            }
            if ((c == '\n' || c == '\r') && !lineBreaks) {
                throw refused("a key or value", "a line break", i);
            }
            require(4);
            if (c < 0x80) {
                view.put(index++, (byte) c);
            } else if (c < 0x800) {
                view.put(index++, (byte) (0xC0 | c >> 6));
                view.put(index++, (byte) (0x80 | c & 0x3F));
            } else if (c < 0x10000) {
                view.put(index++, (byte) (0xE0 | c >> 12));
                view.put(index++, (byte) (0x80 | c >> 6 & 0x3F));
                view.put(index++, (byte) (0x80 | c & 0x3F));
            } else {
                view.put(index++, (byte) (0xF0 | c >> 18));
                view.put(index++, (byte) (0x80 | c >> 12 & 0x3F));
                view.put(index++, (byte) (0x80 | c >> 6 & 0x3F));
                view.put(index++, (byte) (0x80 | c & 0x3F));
            }
        }
    }

    /** Looks for line breaks in the value just copied; a message that is refused is not ended, so was never there. */
    private AmiEncoder checkedValue(int length) {
        final int end = index + length;
        int i = index;
        for (; i + 8 <= end; i += 8) {
            if (Words.hasLineBreak(view.getLong(i))) {
                break;
            }
        }
        for (; i < end; i++) {
            byte c = view.get(i);
            if (c == '\n' || c == '\r') {
                throw refused("a value", "a line break", i - index);
            }
        }
        index = end;
        return endLine();
    }

    private AmiEncoder endLine() {
        require(2);
        if (index - line > maxLine || lines == maxLines) {
            throw overLimit();
        }
        lines++;
        view.putShort(index, (short) CR_LF);
        index += 2;
        whole = true;
        return this;
    }

    private void putBlankLine() {
        startLine();
        require(2);
        view.putShort(index, (short) CR_LF);
        index += 2;
    }

    private AmiSendLimitException overLimit() {
        int colon = Words.indexOfColon(view, line, index);
        byte[] bytes = new byte[colon < 0 ? 0 : colon - line];
        view.get(line, bytes);
        String key = new String(bytes, StandardCharsets.UTF_8);
        int size = index - line;
        return size > maxLine
            ? new AmiSendLimitException(key, size,
                "header " + key + " has " + size + " bytes; Asterisk reads lines of at most " + maxLine)
            : new AmiSendLimitException(key, lines + 1,
                "header " + key + " is one too many; Asterisk reads at most " + maxLines + " of an action");
    }

    private void require(int bytes) {
        if (view.limit() - index < bytes) {
            throw new BufferOverflowException();
        }
    }

    private IllegalArgumentException refused(String what, String why, int position) {
        return new IllegalArgumentException(
            what + " must not hold " + why + "; this one does, at position " + position);
    }

    private static ReadyText[] ready(AmiDictionary dictionary, String behind) {
        ReadyText[] texts = new ReadyText[dictionary.size() + 1];
        for (int id = 1; id <= dictionary.size(); id++) {
            texts[id] = new ReadyText(dictionary.nameOf(id) + behind);
        }
        return texts;
    }

    /** The texts of the built-in dictionaries, made once for all encoders. */
    private static final class BuiltIn {
        static final ReadyText[] LINE_STARTS = ready(AmiDictionary.keys(), ": ");
        static final ReadyText[] NAMES = ready(AmiDictionary.names(), "");
    }
}
