// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Finds where messages end and what they are, and nothing else: for those who store, count or pass messages on without
 * looking into them. Faster than {@link AmiDecoder}, which finds every header.
 *
 * <p>Reads CR LF streams as Asterisk writes them, from direct buffers; a lone line feed ends neither a line nor a
 * message. A message ends at its first blank line, so the output of commands in the form before Asterisk 14 may be cut
 * in two. Like the decoder it is offered the bytes from the start of the first incomplete message again, remembers how
 * far it looked, allocates nothing, and is confined to one thread.
 *
 * <pre>
 *  E v e n t :   H a n g u p \r \n C a u s e :   1 6 \r \n \r \n
 *                                                       '--'--' a line feed two behind a line feed: the blank line
 * </pre>
 */
public final class AmiFramer {

    private static final long LOW_SEVENS = 0x7F7F7F7F7F7F7F7FL;
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't', ':'};
    private static final byte[] RESPONSE = {'r', 'e', 's', 'p', 'o', 'n', 's', 'e', ':'};
    private static final byte[] ACTION = {'a', 'c', 't', 'i', 'o', 'n', ':'};

    private ByteBuffer source;
    private ByteBuffer view;
    private boolean streamStarted;
    /** Of the message under way: bytes of the blank lines before it, and up to where no end was found. */
    private int blank;
    private int scanned;
    private Kind kind = Kind.OTHER;

    /** Makes a framer at the start of a stream. */
    public AmiFramer() {
    }

    /** Forgets the stream: the next byte is the first of a new connection. */
    public void reset() {
        streamStarted = false;
        blank = 0;
        scanned = 0;
    }

    /**
     * What the message is whose end was found last, by its first line; {@link Kind#OTHER} if that has another key.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Finds the end of the message that starts at an index. Blank lines before a message belong to it.
     *
     * @param buffer a direct buffer; its position, limit and byte order do not matter and do not change
     * @param from   absolute index of the message's first byte
     * @param to     absolute index behind the last byte
     * @return absolute index behind the message's blank line (or behind the banner's line), or −1 if it is not complete
     * @throws IndexOutOfBoundsException if the range is not within the buffer's capacity
     * @throws IllegalArgumentException  if the buffer is not direct
     */
    public int next(ByteBuffer buffer, int from, int to) {
        Objects.checkFromToIndex(from, to, buffer.capacity());
        if (buffer != source) {
            if (!buffer.isDirect()) {
                throw new IllegalArgumentException("the buffer must be direct");
            }
            source = buffer;
            view = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            view.clear();
        }
        int start = from + blank;
        if (!streamStarted && blank == 0) {
            start += byteOrderMark(from, to);
        }
        start = skipBlankLines(start, to);
        blank = start - from;
        int end = streamStarted ? -1 : banner(start, Math.max(start, from + scanned), to);
        if (end < 0 && streamStarted) {
            end = blankLine(view, start, Math.max(start, from + scanned), to);
            kind = end < 0 ? kind : kindOf(start);
        }
        blank = end < 0 ? blank : 0;
        scanned = end < 0 ? Math.max(0, to - from - 2) : 0;
        return end;
    }

    /** Length of a byte order mark: 0 if there is none, or not all of it yet. */
    private int byteOrderMark(int from, int to) {
        return to - from >= 3 && view.get(from) == (byte) 0xEF && view.get(from + 1) == (byte) 0xBB
            && view.get(from + 2) == (byte) 0xBF ? 3 : 0;
    }

    private int skipBlankLines(int from, int to) {
        int start = from;
        while (start < to) {
            if (view.get(start) == '\n') {
                start++;
            } else if (view.get(start) == '\r' && start + 1 < to && view.get(start + 1) == '\n') {
                start += 2;
            } else {
                break;
            }
        }
        return start;
    }

    /** The stream's first line decides whether it has a banner. Returns the index behind it, or −1 if it has none. */
    private int banner(int start, int from, int to) {
        int feed = Words.indexOfLineFeed(view, from, to);
        while (feed >= 0 && view.get(feed - 1) != '\r') {
            feed = Words.indexOfLineFeed(view, feed + 1, to);
        }
        if (feed < 0) {
            return -1;
        }
        streamStarted = true;
        if (Words.indexOfColon(view, start, feed) >= 0 || !Words.holds(view, start, feed, AmiDecoder.BANNER)) {
            return -1;
        }
        kind = Kind.BANNER;
        return feed + 1;
    }

    /**
     * Index behind the first blank line, or −1. Looks for two line feeds with one byte between them, in words and across
     * their borders.
     */
    private static int blankLine(ByteBuffer b, int start, int from, int to) {
        final int wordsEnd = Math.min(to, b.limit() - 7);
        long before = 0;
        int p = from;
        for (; p < wordsEnd; p += 8) {
            final long x = b.getLong(p) ^ Words.LINE_FEEDS;
            final long feeds = ~((x & LOW_SEVENS) + LOW_SEVENS | x | LOW_SEVENS);
            final long pairs = feeds & (feeds << 16 | before >>> 48);
            if (pairs != 0) {
                final int end = blankIn(b, start, p, pairs, to);
                if (end >= 0) {
                    return end;
                }
            }
            before = feeds;
        }
        for (; p < to; p++) {
            if (isBlankLine(b, start, p)) {
                return p + 1;
            }
        }
        return -1;
    }

    private static int blankIn(ByteBuffer b, int start, int p, long pairs, int to) {
        for (long rest = pairs; rest != 0; rest &= rest - 1) {
            int feed = p + Words.firstMarked(rest);
            if (feed < to && isBlankLine(b, start, feed)) {
                return feed + 1;
            }
        }
        return -1;
    }

    /** Tells whether CR LF CR LF ends here: a lone line feed before CR LF is the end of a value. */
    private static boolean isBlankLine(ByteBuffer b, int start, int feed) {
        return feed - 3 >= start && b.get(feed) == '\n' && b.get(feed - 1) == '\r'
            && b.get(feed - 2) == '\n' && b.get(feed - 3) == '\r';
    }

    private Kind kindOf(int start) {
        switch (view.get(start) | 0x20) {
            case 'e':
                return startsWith(start, EVENT) ? Kind.EVENT : Kind.OTHER;
            case 'r':
                return startsWith(start, RESPONSE) ? Kind.RESPONSE : Kind.OTHER;
            case 'a':
                return startsWith(start, ACTION) ? Kind.ACTION : Kind.OTHER;
            default:
                return Kind.OTHER;
        }
    }

    /** The message ends in line breaks, which are in none of the keys, so the comparison ends before it. */
    private boolean startsWith(int start, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            byte c = view.get(start + i);
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }
}
