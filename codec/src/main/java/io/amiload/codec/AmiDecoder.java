// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import io.amiload.codec.KeyPredictor.Step;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;

/**
 * Turns the bytes of one direction of one manager connection into messages, in place and without allocation.
 *
 * <p>Bytes may arrive in any pieces. A call hands over all bytes from the start of the first incomplete message; the
 * decoder delivers every whole message and returns where the next incomplete one starts. The caller keeps the bytes
 * from there on (wherever it likes, as in {@link ByteBuffer#compact()}), reads more behind them and calls again. The
 * decoder remembers how far it got, so a message that dribbles in byte by byte costs no more than one that comes whole.
 *
 * <pre>{@code
 * AmiDecoder decoder = new AmiDecoder();
 * ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
 * while (channel.read(in) >= 0) {
 *     in.flip();
 *     for (AmiMessage m = decoder.next(in); m != null; m = decoder.next(in)) {
 *         if (m.nameId() == AmiName.HANGUP) {
 *             System.out.println(m.getString(AmiKey.CHANNEL) + " " + m.getLong(AmiKey.CAUSE, -1));
 *         }
 *     }
 *     in.compact();
 * }
 * }</pre>
 *
 * <p>Direct buffers are read where they are, and so are Agrona's buffers over direct ones; the bytes of other buffers
 * are copied into a direct one first, since one piece of code that reads both kinds runs at half speed for either.
 * After the first messages nothing is allocated unless a message has more headers than any before it, or another buffer
 * is handed over.
 *
 * <p>A decoder is confined to one thread. If a handler throws, {@link #reset()} the decoder before it is used again.
 *
 * <h2>How a line is found</h2>
 *
 * <pre>
 *  line start          value           line end
 *  |                   |               |
 *  C h a n n e l :   L o c a l / 1 CR LF C h a n n e l S t a t e :   0 CR LF CR LF
 *                                  '------ next line's start ------'  '-- end of message
 * </pre>
 *
 * <p>The key is guessed from the event's name and the key before it, and verified together with the line break before
 * it; only a wrong guess costs a search for the colon and a hash. A value's end is searched eight bytes at a time.
 */
public final class AmiDecoder {

    private static final int INCOMPLETE = -1;
    private static final int CONTINUES_AS_FOLLOWS = -2;
    private static final int TOO_MANY_HEADERS = -3;
    private static final int TAKEN = -4;
    private static final int KEY_TOO_LONG = -5;

    /** What {@link #findLine} finds in place of a key, beside {@link AmiMessage#NO_KEY}. */
    private static final int BLANK = -2;
    private static final int LONG_KEY = -3;

    private static final int CR_LF = '\r' | '\n' << 8;
    private static final int BYTE_ORDER_MARK = 0xBFBBEF;

    private static final int COLON_BLANK = ':' | ' ' << 8;
    private static final int CR_LF_CR_LF = CR_LF | CR_LF << 16;
    private static final long EVENT_MASK = Words.caseMask("Event: ", 0);
    private static final long EVENT_START = Words.folded("Event: ", 0);
    private static final long RESPONSE_MASK = Words.caseMask("Response", 0);
    private static final long RESPONSE_START = Words.folded("Response", 0);
    private static final long ACTION_MASK = Words.caseMask("Action: ", 0);
    private static final long ACTION_START = Words.folded("Action: ", 0);

    static final byte[] BANNER = ascii("Call Manager/");
    private static final byte[] END_OF_OUTPUT = ascii("--END COMMAND--");

    private static final int CHAN_VARIABLE_BYTES = "ChanVariable".length();

    private enum State { FIRST_LINE, MESSAGES, FOLLOWS, SKIPPING }

    private final AmiDictionary keys;
    private final AmiDictionary names;
    private final AmiLimits limits;
    private final LineEnding lineEnding;
    private final KeyPredictor predictor;
    private final AmiMessage message;

    private ByteBuffer source;
    private ByteBuffer view;
    private ByteBuffer mirror;
    private int mirrorStart;
    private int mirrored;

    /** Whether the last call ended because the handler said so, and not for want of bytes. */
    boolean stopped;

    private State state;
    private boolean lineFeedEnds;
    private long streamPosition;

    /** The message under way: where its first incomplete line starts, and up to where no line end was found. */
    private int line;
    private int scanned;
    /** What is known of the message under way for predicting its next key. */
    private Step step;
    private int context;

    private int foundKey;
    private int foundValue;
    private int foundEnd;
    private int foundFeed;

    private SkipState skip;
    private AmiMessage pulled;
    private final AmiHandler pull = this::takeOne;

    /** Makes a decoder with the built-in dictionaries and default limits that finds out how lines end. */
    public AmiDecoder() {
        this(AmiDictionary.keys(), AmiDictionary.names(), AmiLimits.DEFAULT, LineEnding.AUTO);
    }

    /**
     * Makes a decoder.
     *
     * @param keys interns header keys; must be or extend {@link AmiDictionary#keys()}
     * @param names interns the names of events, actions and responses; must be or extend {@link AmiDictionary#names()}
     * @param limits what is accepted at most
     * @param lineEnding how lines end; {@link LineEnding#LF} for a server that reads clients as Asterisk does
     */
    public AmiDecoder(AmiDictionary keys, AmiDictionary names, AmiLimits limits, LineEnding lineEnding) {
        this(keys, names, limits, lineEnding, new KeyPredictor(keys, names, limits.maxInternedKeys() == 0
            ? null : new InternedKeys(keys.size(), limits.maxInternedKeys(), new SplittableRandom())));
    }

    private AmiDecoder(
        AmiDictionary keys, AmiDictionary names, AmiLimits limits, LineEnding lineEnding, KeyPredictor predictor) {
        this.keys = keys;
        this.names = names;
        this.limits = limits;
        this.lineEnding = lineEnding;
        this.predictor = predictor;
        this.message = new AmiMessage(keys, names, limits.maxHeaders());
        reset();
    }

    /**
     * Makes a decoder like this one for another connection of the same thread. The two share what they learn about
     * which key follows which, so that thousands of connections need one such table, and the keys they intern.
     *
     * @return a fresh decoder
     */
    public AmiDecoder sibling() {
        return new AmiDecoder(keys, names, limits, lineEnding, predictor);
    }

    /** Forgets the stream: the next byte is the first of a new connection. */
    public void reset() {
        stopped = false;
        state = State.FIRST_LINE;
        lineFeedEnds = lineEnding == LineEnding.LF;
        streamPosition = 0;
        mirrorStart = 0;
        mirrored = 0;
        skip = null;
        startMessage();
    }

    /**
     * Counts the bytes that are done with.
     *
     * @return bytes of the stream before the first incomplete message
     */
    public long streamPosition() {
        return streamPosition;
    }

    /**
     * Finds a key: in the dictionary, or among those interned.
     *
     * <p>With {@link AmiLimits#maxInternedKeys()} above 0, keys that are not in the dictionary get ids of their own
     * when they first come, from the dictionary's {@linkplain AmiDictionary#size() size} + 1 on, in the order in which
     * they come to this decoder and its siblings, until there are as many as the limit says. Keys that come later have
     * the id 0, as all unknown ones have without such a limit, and so have the empty key and those of more than 255
     * bytes. Spelled in another case a key is the same key. An id stays what it is as long as the decoder lives; a
     * {@link #reset()} does not change it. In memory an interned key takes less than a kilobyte.
     *
     * @param key any text; compared as UTF-8, without regard to the case of the letters A to Z
     * @return its id, or 0 if it has none (yet)
     */
    public int findKey(CharSequence key) {
        int id = keys.find(key);
        return id != 0 || predictor.interned == null ? id : predictor.interned.find(key);
    }

    /**
     * Spells a key as the dictionary does, or if it is interned, as it was spelled when it first came. May allocate.
     *
     * @param id an id of the dictionary or of an interned key
     * @return the key
     * @throws IndexOutOfBoundsException if there is no such id
     */
    public String nameOfKey(int id) {
        boolean isInterned = predictor.interned != null && predictor.interned.has(id);
        return isInterned ? predictor.interned.nameOf(id) : keys.nameOf(id);
    }

    /**
     * Counts the keys that are interned. The highest id is that of the dictionary and so many more.
     *
     * @return how many, at most {@link AmiLimits#maxInternedKeys()}
     */
    public int internedKeys() {
        return predictor.interned == null ? 0 : predictor.interned.count();
    }

    /**
     * Delivers the whole messages in a range.
     *
     * @param buffer holds the bytes; its position, limit and byte order do not matter and do not change
     * @param from absolute index of the first byte: what the last call returned, or where that byte is now
     * @param to absolute index behind the last byte
     * @param handler receives the messages
     * @return absolute index of the first byte that is not done with
     * @throws IndexOutOfBoundsException if the range is not within the buffer's capacity
     * @throws AmiFormatException from {@link AmiHandler#onViolation}, unless that is overridden
     */
    public int decode(ByteBuffer buffer, int from, int to, AmiHandler handler) {
        Objects.checkFromToIndex(from, to, buffer.capacity());
        if (!buffer.isDirect()) {
            return decodeHeap(buffer, from, to, handler);
        }
        if (buffer != source) {
            attach(buffer);
        }
        mirrored = 0;
        mirrorStart = 0;
        return decodeView(from, to, handler);
    }

    /**
     * Delivers the whole messages in a range of an Agrona buffer. Where that lies over a direct {@link ByteBuffer}, it
     * is read in place, and {@link AmiMessage#buffer()} is a view of that one; otherwise (over an array, or over an
     * address) its bytes are copied first.
     *
     * @param buffer holds the bytes
     * @param from index of the first byte: what the last call returned, or where that byte is now
     * @param to index behind the last byte
     * @param handler receives the messages
     * @return index of the first byte that is not done with
     * @throws IndexOutOfBoundsException if the range is not within the buffer's capacity
     * @throws AmiFormatException from {@link AmiHandler#onViolation}, unless that is overridden
     */
    public int decode(DirectBuffer buffer, int from, int to, AmiHandler handler) {
        Objects.checkFromToIndex(from, to, buffer.capacity());
        ByteBuffer bytes = buffer.byteBuffer();
        if (bytes != null && bytes.isDirect()) {
            int shift = buffer.wrapAdjustment();
            return decode(bytes, from + shift, to + shift, handler) - shift;
        }
        int size = to - from;
        makeRoomInMirror(size);
        buffer.getBytes(from + mirrored, mirror, mirrorStart + mirrored, size - mirrored);
        return from + decodeMirror(size, handler);
    }

    /**
     * Delivers the whole messages between a buffer's position and limit, and moves the position behind them. Afterwards
     * {@link ByteBuffer#compact()} makes room for the next read.
     *
     * @param buffer holds the bytes
     * @param handler receives the messages
     * @return bytes that are done with
     * @throws AmiFormatException from {@link AmiHandler#onViolation}, unless that is overridden
     */
    public int decode(ByteBuffer buffer, AmiHandler handler) {
        int from = buffer.position();
        int done = decode(buffer, from, buffer.limit(), handler);
        buffer.position(done);
        return done - from;
    }

    /**
     * Takes the next whole message between a buffer's position and limit, and moves the position behind it.
     *
     * @param buffer holds the bytes
     * @return the message, valid until the next call; or null if there is no whole one
     * @throws AmiFormatException if a message passes a limit
     */
    public AmiMessage next(ByteBuffer buffer) {
        pulled = null;
        decode(buffer, pull);
        return pulled;
    }

    private AmiControl takeOne(AmiMessage whole) {
        pulled = whole;
        return AmiControl.STOP;
    }

    private void attach(ByteBuffer buffer) {
        source = buffer;
        view = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        view.clear();
    }

    private int decodeView(int from, int to, AmiHandler handler) {
        int base = from;
        stopped = false;
        while (base < to) {
            if (state == State.SKIPPING) {
                int end = skip(base, to);
                streamPosition += end - base;
                base = end;
                continue;
            }
            if (line == 0 && scanned == 0) {
                // Only now, since next() hands the last message out beyond the call that found it.
                message.clear();
                context = 0;
                int blank = view.get(base) <= '\r' ? blankLine(base, to) : 0;
                if (blank < 0) {
                    break;
                }
                if (blank > 0) {
                    base += blank;
                    streamPosition += blank;
                    if (handler.onBlankLine(streamPosition - blank) == AmiControl.STOP) {
                        stopped = true;
                        break;
                    }
                    continue;
                }
            }
            int end;
            if (state == State.MESSAGES) {
                end = index(base, to);
            } else if (state == State.FOLLOWS) {
                end = indexOutput(base, to);
            } else {
                int mark = byteOrderMark(base, to);
                if (mark != 0) {
                    if (mark < 0) {
                        break;
                    }
                    base += mark;
                    streamPosition += mark;
                    continue;
                }
                end = firstLine(base, to);
                if (state == State.MESSAGES && end == INCOMPLETE) {
                    continue;
                }
            }
            if (end == CONTINUES_AS_FOLLOWS) {
                state = State.FOLLOWS;
                continue;
            }
            if (end < 0) {
                if (end == TOO_MANY_HEADERS && line <= limits.maxMessageBytes()) {
                    violation(AmiFormatException.Reason.TOO_MANY_HEADERS, handler);
                    continue;
                }
                if (end == KEY_TOO_LONG && foundFeed + 1 - base <= limits.maxMessageBytes()) {
                    violation(AmiFormatException.Reason.KEY_TOO_LONG, handler);
                    continue;
                }
                if (to - base > limits.maxMessageBytes()) {
                    violation(AmiFormatException.Reason.MESSAGE_TOO_LONG, handler);
                    continue;
                }
                break;
            }
            if (end - base > limits.maxMessageBytes()) {
                violation(AmiFormatException.Reason.MESSAGE_TOO_LONG, handler);
                continue;
            }
            AmiControl control = deliver(base, end, handler);
            base = end;
            if (control == AmiControl.STOP) {
                stopped = true;
                break;
            }
        }
        return base;
    }

    private AmiControl deliver(int base, int end, AmiHandler handler) {
        final AmiMessage m = message;
        if (m.buffer != view) {
            m.buffer = view;
        }
        m.base = base;
        m.length = end - base;
        m.streamOffset = streamPosition;
        if (m.kind == null) {
            m.kind = Kind.OTHER;
        }
        streamPosition += m.length;
        if (state != State.MESSAGES) {
            state = State.MESSAGES;
        }
        line = 0;
        scanned = 0;
        return handler.onMessage(m);
    }

    /**
     * Takes the first line of a message if it is one of those seen before: which event, response or action it is.
     * Returns the index of its first control character, or {@link #INCOMPLETE}. Whether the line ends there is not known
     * yet, and so it is not counted.
     */
    private int takeFirstLine(int base) {
        final ByteBuffer b = view;
        final long start = b.getLong(base);
        final int key;
        final int value;
        if ((start & EVENT_MASK) == EVENT_START) {
            key = AmiKey.EVENT;
            value = base + 7;
        } else if ((start & RESPONSE_MASK) == RESPONSE_START && b.getShort(base + 8) == COLON_BLANK) {
            key = AmiKey.RESPONSE;
            value = base + 10;
        } else if ((start & ACTION_MASK) == ACTION_START) {
            key = AmiKey.ACTION;
            value = base + 8;
        } else {
            return INCOMPLETE;
        }
        long word0 = b.getLong(value);
        long word1 = 0;
        long word2 = 0;
        int edge = value;
        long marks = Words.controls(word0);
        if (marks != 0) {
            word0 &= Words.beforeFirst(marks);
        } else {
            edge = value + 8;
            word1 = b.getLong(edge);
            marks = Words.controls(word1);
            if (marks != 0) {
                word1 &= Words.beforeFirst(marks);
            } else {
                edge = value + 16;
                word2 = b.getLong(edge);
                marks = Words.controls(word2);
                if (marks == 0) {
                    return INCOMPLETE;
                }
                word2 &= Words.beforeFirst(marks);
            }
        }
        edge += Words.firstMarked(marks);
        final KeyPredictor.Name name = predictor.name(key, word0, word1, word2);
        if (name == null) {
            return INCOMPLETE;
        }
        final AmiMessage m = message;
        final int[] h = m.headers;
        h[0] = key;
        h[1] = 0;
        h[2] = value - base;
        h[3] = edge - value;
        m.nameId = name.id();
        m.nameHeader = 0;
        final Kind kind = key == AmiKey.EVENT ? Kind.EVENT : key == AmiKey.RESPONSE ? Kind.RESPONSE : Kind.ACTION;
        if (m.kind != kind) {
            m.kind = kind;
        }
        context = KeyPredictor.contextOf(key, name.id());
        step = name.root();
        return edge;
    }

    /**
     * Indexes the headers of the message that starts at {@code base}, from the first line that was not complete.
     * Returns the index behind the message, or one of the negative codes.
     */
    private int index(int base, int to) {
        final AmiMessage m = message;
        final ByteBuffer b = view;
        final int hotEnd = Math.min(to, b.limit() - ExpectedLines.MARGIN);
        int edge = base + line - 2;
        if (line == 0 && scanned == 0) {
            edge = base < hotEnd ? takeFirstLine(base) : INCOMPLETE;
        }
        while (true) {
            if (edge >= 0 && scanned <= line) {
                final long walked = ExpectedLines.walk(
                    b, m.headers, Math.max(m.headerCount, 1) * AmiMessage.FIELDS, edge, base, hotEnd, step);
                final int end = (int) (walked >>> 32);
                if (end + 4 <= to && b.getInt(end) == CR_LF_CR_LF && (int) walked < m.headers.length) {
                    m.headerCount = (int) walked / AmiMessage.FIELDS;
                    return end + 4;
                }
                keep(base, to, walked);
            }
            if (m.isFull() && !m.growHeaders()) {
                return TOO_MANY_HEADERS;
            }
            int end = takeUnexpected(base, to);
            if (end != TAKEN) {
                return end;
            }
            if (m.nameId == AmiName.FOLLOWS && m.kind == Kind.RESPONSE) {
                return m.isFull() && !m.growHeaders() ? TOO_MANY_HEADERS : CONTINUES_AS_FOLLOWS;
            }
            edge = base + line - 2;
        }
    }

    /**
     * Keeps the lines that a walk took, but for the last if that has not all come or if the control character in it is
     * data: for the others it is the start of the next line that told.
     */
    private void keep(int base, int to, long walked) {
        final AmiMessage m = message;
        final int[] h = m.headers;
        int count = (int) walked / AmiMessage.FIELDS;
        int edge = (int) (walked >>> 32);
        if (count == m.headerCount) {
            return;
        }
        if (edge + 2 > to || view.getShort(edge) != CR_LF) {
            count--;
            edge = base + h[count * AmiMessage.FIELDS + 1] - 2;
        }
        if (count == 0) {
            startMessage();
            return;
        }
        m.headerCount = count;
        line = edge + 2 - base;
        step = predictor.step(context, Math.max(h[(count - 1) * AmiMessage.FIELDS], 0));
    }

    /**
     * Takes one line whose key was not expected, or whose end is not near, and remembers its key for the next time.
     * Returns {@link #TAKEN}, the index behind the message, or another negative code.
     */
    private int takeUnexpected(int base, int to) {
        final AmiMessage m = message;
        int at = m.headerCount * AmiMessage.FIELDS;
        int start = base + line;
        if (!findLine(base, start, to)) {
            return INCOMPLETE;
        }
        int key = foundKey;
        if (key < AmiMessage.NO_KEY) {
            return key == BLANK ? foundFeed + 1 : KEY_TOO_LONG;
        }
        int[] h = m.headers;
        h[at] = key;
        h[at + 1] = start - base;
        h[at + 2] = foundValue - base;
        h[at + 3] = foundEnd - foundValue;
        m.headerCount++;
        line = foundFeed + 1 - base;
        boolean decides = key > 0 && key <= AmiKey.ACTION && m.kind == null;
        if (decides) {
            decideKind(key, at, foundValue, foundEnd);
        } else {
            // A deciding key is never expected, so that the hot loop need not look for one.
            Step taken = predictor.step(context, Math.max(key, 0));
            if (at > 0) {
                predictor.learn(step, taken);
            }
            step = taken;
        }
        return TAKEN;
    }

    private void decideKind(int key, int at, int value, int end) {
        final AmiMessage m = message;
        m.kind = key == AmiKey.EVENT ? Kind.EVENT : key == AmiKey.RESPONSE ? Kind.RESPONSE : Kind.ACTION;
        m.nameHeader = at / AmiMessage.FIELDS;
        m.nameId = names.lookUp(view, value, end - value);
        context = KeyPredictor.contextOf(key, m.nameId);
        step = predictor.step(context, key);
        if (at == 0 && m.nameId != AmiName.FOLLOWS) {
            predictor.learnName(key, m.nameId, view, value, end);
        }
    }

    /**
     * The slow way to take one line: finds its end, from where the last search stopped, then its colon, then the key.
     * Leaves what it found in the fields named so. Returns false if the line is not complete.
     */
    private boolean findLine(int base, int start, int to) {
        final ByteBuffer b = view;
        int feed = endOfLine(start, Math.max(start, base + scanned), to);
        if (feed < 0) {
            scanned = to - base;
            return false;
        }
        scanned = 0;
        int end = feed > start && b.get(feed - 1) == '\r' ? feed - 1 : feed;
        foundFeed = feed;
        foundEnd = end;
        if (end == start) {
            foundKey = BLANK;
            return true;
        }
        int colon = Words.indexOfColon(b, start, end);
        if (colon < 0) {
            foundKey = AmiMessage.NO_KEY;
            foundValue = start;
            return true;
        }
        foundKey = colon - start > limits.maxKeyBytes() ? LONG_KEY : keys.lookUp(b, start, colon - start);
        if (foundKey == 0) {
            foundKey = unknownKey(start, colon, feed + 1 - base);
        }
        foundValue = colon + 1 < end && b.get(colon + 1) == ' ' ? colon + 2 : colon + 1;
        return true;
    }

    /** The id of a key that is not in the dictionary, in a line that ends so many bytes behind the message's start. */
    private int unknownKey(int start, int colon, int lineEnd) {
        if (isChanVariable(start, colon)) {
            return AmiKey.CHAN_VARIABLE;
        }
        final InternedKeys interned = predictor.interned;
        // Of a message that is too long, how much is looked at depends on the pieces it comes in; ids must not.
        return interned == null ? 0
            : interned.find(view, start, colon - start, lineEnd <= limits.maxMessageBytes());
    }

    /**
     * Tells whether a key is {@code ChanVariable(Local/1@x-00000000;1)}: what servers before Asterisk 12 write for
     * {@code ChanVariable}, and newer ones still do in events such as OriginateResponse.
     */
    private boolean isChanVariable(int start, int colon) {
        final int bracket = start + CHAN_VARIABLE_BYTES;
        return bracket + 1 < colon && view.get(bracket) == '(' && view.get(colon - 1) == ')'
            && keys.lookUp(view, start, CHAN_VARIABLE_BYTES) == AmiKey.CHAN_VARIABLE;
    }

    /** Index of the line feed that ends the line, or −1. */
    private int endOfLine(int start, int from, int to) {
        int p = from;
        while (true) {
            int feed = Words.indexOfLineFeed(view, p, to);
            // A line feed where a line should start ends the message too: some servers write CR LF LF.
            if (feed < 0 || lineFeedEnds || feed == start || view.get(feed - 1) == '\r') {
                return feed;
            }
            p = feed + 1;
        }
    }

    /** Length of the blank line at the start of a message: 0 if it is none, −1 if the next byte must decide. */
    private int blankLine(int base, int to) {
        byte first = view.get(base);
        if (first == '\n') {
            return 1;
        }
        if (first != '\r') {
            return 0;
        }
        if (base + 1 == to) {
            return -1;
        }
        return view.get(base + 1) == '\n' ? 2 : 0;
    }

    /** Length of a byte order mark at the very start: 0 if there is none, −1 if more bytes must decide. */
    private int byteOrderMark(int base, int to) {
        if (streamPosition > 0) {
            return 0;
        }
        int size = Math.min(3, to - base);
        for (int i = 0; i < size; i++) {
            if (view.get(base + i) != (byte) (BYTE_ORDER_MARK >> (i << 3))) {
                return 0;
            }
        }
        return size == 3 ? 3 : -1;
    }

    /**
     * Looks at the first line that is not empty: it says how lines end, and may be a banner. Returns the index behind a
     * banner; otherwise {@link #INCOMPLETE}, with the state changed if the line is complete and starts a message.
     */
    private int firstLine(int base, int to) {
        if (lineEnding == LineEnding.AUTO) {
            int feed = Words.indexOfLineFeed(view, base + scanned, to);
            if (feed < 0) {
                scanned = to - base;
                return INCOMPLETE;
            }
            lineFeedEnds = view.get(Math.max(base, feed - 1)) != '\r';
            scanned = feed - base;
        }
        if (!findLine(base, base, to)) {
            return INCOMPLETE;
        }
        state = State.MESSAGES;
        if (foundKey != AmiMessage.NO_KEY || !Words.holds(view, base, foundEnd, BANNER)) {
            return INCOMPLETE;
        }
        final AmiMessage m = message;
        m.kind = Kind.BANNER;
        m.headers[0] = AmiMessage.NO_KEY;
        m.headers[1] = 0;
        m.headers[2] = 0;
        m.headers[3] = foundEnd - base;
        m.headerCount = 1;
        return foundFeed + 1;
    }

    /**
     * Indexes the answer to a command as servers before Asterisk 14 write it: after the headers comes the command's
     * output as it is, each line ended by a lone line feed, up to an end mark that may be glued to the last line.
     *
     * <pre>
     *  Response: Follows CR LF  Privilege: Command CR LF  ActionID: 7 CR LF
     *  first line LF  second line LF  --END COMMAND-- CR LF  CR LF
     * </pre>
     */
    private int indexOutput(int base, int to) {
        final ByteBuffer b = view;
        final AmiMessage m = message;
        while (true) {
            int start = base + line;
            int feed = Words.indexOfLineFeed(b, Math.max(start, base + scanned), to);
            if (feed < 0) {
                scanned = to - base;
                return INCOMPLETE;
            }
            int end = feed > start && b.get(feed - 1) == '\r' ? feed - 1 : feed;
            boolean ended = end < feed || lineFeedEnds;
            int mark = end - END_OF_OUTPUT.length;
            if (ended && mark >= start && Words.matches(b, mark, END_OF_OUTPUT)) {
                if (feed + 1 == to || b.get(feed + 1) == '\r' && feed + 2 == to) {
                    scanned = feed - base;
                    return INCOMPLETE;
                }
                int blank = b.get(feed + 1) == '\r' ? feed + 2 : feed + 1;
                if (b.get(blank) == '\n') {
                    if (mark > start && !addOutput(AmiKey.OUTPUT, start - base, start - base, mark - start)) {
                        line = blank + 1 - base;
                        return TOO_MANY_HEADERS;
                    }
                    return blank + 1;
                }
            }
            int key = AmiKey.OUTPUT;
            int value = start;
            if (ended && m.headers[(m.headerCount - 1) * AmiMessage.FIELDS] != AmiKey.OUTPUT) {
                int colon = Words.indexOfColon(b, start, end);
                int id = colon < 0 ? 0 : keys.lookUp(b, start, colon - start);
                if ((id == AmiKey.PRIVILEGE || id == AmiKey.ACTION_ID) && !m.has(id)) {
                    key = id;
                    value = colon + 1 < end && b.get(colon + 1) == ' ' ? colon + 2 : colon + 1;
                }
            }
            line = feed + 1 - base;
            scanned = 0;
            if (!addOutput(key, start - base, value - base, end - value)) {
                return TOO_MANY_HEADERS;
            }
        }
    }

    private boolean addOutput(int key, int start, int value, int length) {
        final AmiMessage m = message;
        int at = m.headerCount * AmiMessage.FIELDS;
        m.headers[at] = key;
        m.headers[at + 1] = start;
        m.headers[at + 2] = value;
        m.headers[at + 3] = length;
        m.headerCount++;
        return at + AmiMessage.FIELDS < m.headers.length || m.growHeaders();
    }

    /**
     * Gives up on a message. What is skipped is looked for from the message's start, whatever of it was indexed, so
     * that the outcome does not depend on the pieces in which the bytes came.
     */
    private void violation(AmiFormatException.Reason reason, AmiHandler handler) {
        String excess = switch (reason) {
            case MESSAGE_TOO_LONG -> "more than " + limits.maxMessageBytes() + " bytes";
            case TOO_MANY_HEADERS -> "more than " + limits.maxHeaders() + " headers";
            case KEY_TOO_LONG -> "a key of more than " + limits.maxKeyBytes() + " bytes, at byte "
                + (streamPosition + line);
        };
        AmiFormatException violation = new AmiFormatException(
            reason, streamPosition, "the message at byte " + streamPosition + " of the stream has " + excess);
        skip = new SkipState(lineFeedEnds, state == State.FIRST_LINE && lineEnding == LineEnding.AUTO);
        startMessage();
        state = State.SKIPPING;
        handler.onViolation(violation);
    }

    private int skip(int base, int to) {
        for (int i = base; i < to; i++) {
            if (skip.endsMessage(view.get(i))) {
                lineFeedEnds = skip.lineFeedEnds;
                skip = null;
                state = State.MESSAGES;
                return i + 1;
            }
        }
        return to;
    }

    private void startMessage() {
        line = 0;
        scanned = 0;
        context = 0;
        message.clear();
    }

    private int decodeHeap(ByteBuffer buffer, int from, int to, AmiHandler handler) {
        int size = to - from;
        makeRoomInMirror(size);
        int place = mirrorStart + mirrored;
        if (buffer.hasArray()) {
            mirror.put(place, buffer.array(), buffer.arrayOffset() + from + mirrored, size - mirrored);
        } else {
            mirror.put(place, buffer.duplicate().clear(), from + mirrored, size - mirrored);
        }
        return from + decodeMirror(size, handler);
    }

    private void makeRoomInMirror(int size) {
        if (size < mirrored) {
            throw new IllegalArgumentException("the last " + mirrored + " bytes were not done with and must be offered "
                + "again, but there are only " + size);
        }
        if (mirror == null || mirror.capacity() - mirrorStart < size) {
            ByteBuffer roomy = mirror != null && mirror.capacity() >= size
                ? mirror : ByteBuffer.allocateDirect((int) Math.min(
                    Integer.MAX_VALUE, Math.max(4096, Integer.highestOneBit(size) * 2L)));
            if (mirrored > 0) {
                roomy.put(0, mirror, mirrorStart, mirrored);
            }
            mirror = roomy;
            mirrorStart = 0;
        }
    }

    /** Decodes the bytes that were in the mirror before and those just copied; returns how many are done with. */
    private int decodeMirror(int size, AmiHandler handler) {
        if (mirror != source) {
            attach(mirror);
        }
        int start = mirrorStart;
        int end = decodeView(start, start + size, handler);
        // What is left is moved only when room is needed: the message that next() handed out lies before it.
        mirrored = start + size - end;
        mirrorStart = mirrored == 0 ? 0 : end;
        return end - start;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Looks for the blank line behind a message that is skipped, byte by byte and across calls. */
    private static final class SkipState {

        private boolean lineFeedEnds;
        private boolean undecided;
        private int size;
        private boolean afterReturn;

        SkipState(boolean lineFeedEnds, boolean undecided) {
            this.lineFeedEnds = lineFeedEnds;
            this.undecided = undecided;
        }

        boolean endsMessage(byte next) {
            if (next == '\n' && undecided) {
                undecided = false;
                lineFeedEnds = !afterReturn;
            }
            if (next == '\n' && (size == 0 || afterReturn || lineFeedEnds)) {
                boolean blank = size == 0 || size == 1 && afterReturn;
                size = 0;
                afterReturn = false;
                return blank;
            }
            size = Math.min(size + 1, 2);
            afterReturn = next == '\r';
            return false;
        }
    }
}
