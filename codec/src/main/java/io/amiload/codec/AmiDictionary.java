// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * An immutable set of names with small integer ids, found without regard to ASCII case and without allocation.
 *
 * <p>Asterisk compares header keys and action names without regard to case, and spells some keys in several ways
 * ({@code Uniqueid}, {@code UniqueID}); interning turns each into one id to {@code switch} on. Only letters A to Z
 * are folded; all other bytes must be equal. Instances are immutable and safe for use by many threads.
 *
 * <p>Look-up is a hash of the first eight bytes, the last eight bytes and the length, then linear probing. The table
 * never grows, so a peer that invents keys cannot make a look-up cost more than the longest probe plus one comparison
 * for each entry on it.
 */
public final class AmiDictionary {

    /** The longest {@code "Name: "} that can be predicted, in words. */
    private static final int LINE_WORDS = 4;

    /** A line that no line starts like. */
    static final Line NOTHING = new Line(0, new long[] {-1, 0, 0, 0}, new long[LINE_WORDS]);

    private static final int LONGEST_NAME = 255;
    private static final AmiDictionary KEYS = read("keys.txt");
    private static final AmiDictionary NAMES = read("names.txt");

    private final String[] names;
    private final long[][] text;
    private final long[][] masks;
    private final short[] table;
    private final Map<String, Integer> byText = new HashMap<>();
    private final int shift;

    private AmiDictionary(List<String> list) {
        int size = list.size();
        if (size > Short.MAX_VALUE) {
            throw new IllegalArgumentException("at most " + Short.MAX_VALUE + " names, got " + size);
        }
        names = new String[size + 1];
        text = new long[size + 1][];
        masks = new long[size + 1][];
        int slots = Integer.highestOneBit(Math.max(8, size) * 8 - 1) * 2;
        table = new short[slots];
        shift = 64 - Integer.numberOfTrailingZeros(slots);
        ByteBuffer scratch = ByteBuffer.allocateDirect(LONGEST_NAME + 1).order(ByteOrder.LITTLE_ENDIAN);
        for (int id = 1; id <= size; id++) {
            add(id, list.get(id - 1), scratch);
        }
    }

    /**
     * The keys of headers that Asterisk sends or reads, with the ids of {@link AmiKey}.
     *
     * @return the built-in dictionary of keys
     */
    public static AmiDictionary keys() {
        return KEYS;
    }

    /**
     * The values that name a message (responses, events, actions), with the ids of {@link AmiName}.
     *
     * @return the built-in dictionary of names
     */
    public static AmiDictionary names() {
        return NAMES;
    }

    /**
     * Makes a larger dictionary: ids of this one stay as they are, new names follow in the order given, and names
     * that are there already (in whatever case) are passed over.
     *
     * @param more names to add; 1 to 255 ASCII characters each, without colon, CR or LF
     * @return a new dictionary
     * @throws IllegalArgumentException if a name is not of that form
     */
    public AmiDictionary with(String... more) {
        List<String> list = new ArrayList<>(Arrays.asList(names).subList(1, names.length));
        for (String name : more) {
            check(name);
            if (find(name) == 0 && list.stream().noneMatch(name::equalsIgnoreCase)) {
                list.add(name);
            }
        }
        return new AmiDictionary(list);
    }

    /**
     * Counts the names.
     *
     * @return the number of names, which is also the highest id
     */
    public int size() {
        return names.length - 1;
    }

    /**
     * Spells a name as it is spelled in the dictionary.
     *
     * @param id an id, 1 to {@link #size()}
     * @return its name
     * @throws IndexOutOfBoundsException if there is no such id
     */
    public String nameOf(int id) {
        Objects.checkIndex(id - 1, size());
        return names[id];
    }

    /**
     * Finds a name.
     *
     * @param name any text
     * @return its id, or 0 if it is unknown
     */
    public int find(CharSequence name) {
        int length = name.length();
        if (length == 0 || length > LONGEST_NAME) {
            return 0;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) > 0x7F) {
                return 0;
            }
        }
        return byText.getOrDefault(name.toString().toLowerCase(Locale.ROOT), 0);
    }

    /**
     * Finds a name in a buffer. Does not allocate if the buffer is direct and in little-endian order.
     *
     * @param buffer the buffer; neither its position nor its limit moves
     * @param offset absolute index of the first byte
     * @param length bytes of the name
     * @return its id, or 0 if it is unknown
     * @throws IndexOutOfBoundsException if the range is not within the buffer's limit
     */
    public int find(ByteBuffer buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.limit());
        if (!buffer.isDirect()) {
            // Not through the code that reads direct buffers: two kinds of buffer would make it slow for both.
            byte[] bytes = new byte[length];
            buffer.get(offset, bytes);
            return find(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        ByteBuffer view = buffer.order() == ByteOrder.LITTLE_ENDIAN
            ? buffer : buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        return lookUp(view, offset, length);
    }

    /** The look-up itself: the buffer is little-endian and the range is known to be readable. */
    int lookUp(ByteBuffer buffer, int offset, int length) {
        if (length == 0 || length > LONGEST_NAME) {
            return 0;
        }
        int end = offset + length;
        long first = Words.load(buffer, offset, end);
        long last = length <= 8 ? first : Words.load(buffer, end - 8, end);
        final int wrap = table.length - 1;
        for (int slot = slot(first, last, length); ; slot = slot + 1 & wrap) {
            int id = table[slot];
            if (id == 0 || matches(id, buffer, offset, end, first)) {
                return id;
            }
        }
    }

    private boolean matches(int id, ByteBuffer buffer, int offset, int end, long first) {
        if (names[id].length() != end - offset) {
            return false;
        }
        long[] w = text[id];
        long[] m = masks[id];
        if ((first & m[0]) != w[0]) {
            return false;
        }
        for (int k = 1; k < w.length; k++) {
            if ((Words.load(buffer, offset + (k << 3), end) & m[k]) != w[k]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes {@code "Name: "}, as the encoder writes them. */
    byte[] lineStart(int id) {
        return (names[id] + ": ").getBytes(StandardCharsets.US_ASCII);
    }

    private int slot(long first, long last, int length) {
        // Bit 0x20 set in every byte folds case well enough to hash with; equality is decided by the masks.
        long folded = (first | Words.ONES * 0x20) * 0x9E3779B97F4A7C15L
            + (last | Words.ONES * 0x20) * 0xC2B2AE3D27D4EB4FL + length;
        return (int) ((folded ^ folded >>> 29) * 0xBF58476D1CE4E5B9L >>> shift);
    }

    private void add(int id, String name, ByteBuffer scratch) {
        check(name);
        names[id] = name;
        text[id] = words(name, false);
        masks[id] = words(name, true);
        if (byText.put(name.toLowerCase(Locale.ROOT), id) != null) {
            throw new IllegalArgumentException("twice in the dictionary: " + name);
        }
        scratch.put(0, name.getBytes(StandardCharsets.US_ASCII));
        int length = name.length();
        long first = Words.load(scratch, 0, length);
        int slot = slot(first, length <= 8 ? first : Words.load(scratch, length - 8, length), length);
        while (table[slot] != 0) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = (short) id;
    }

    /**
     * What a line with a key starts with: the bytes {@code "Name: "} as words and case masks. Nothing matches if they
     * do not fit.
     */
    Line line(int id) {
        String line = names[id] + ": ";
        if (line.length() > LINE_WORDS * 8) {
            return NOTHING;
        }
        return new Line(line.length(), Arrays.copyOf(words(line, false), LINE_WORDS),
            Arrays.copyOf(words(line, true), LINE_WORDS));
    }

    /** Text folded to what is left of it under its case masks, and these masks. */
    record Line(int length, long[] words, long[] masks) {
    }

    /** The characters as little-endian words, folded to what is left of them under the case masks; or those masks. */
    private static long[] words(String name, boolean masks) {
        long[] words = new long[(name.length() + 7) >> 3];
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            long mask = letter ? 0xDF : 0xFF;
            words[i >> 3] |= (masks ? mask : c & mask) << ((i & 7) << 3);
        }
        return words;
    }

    private static void check(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters: " + name);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > 0x7F || c == ':' || c == '\r' || c == '\n') {
                throw new IllegalArgumentException("not allowed in a name, at character " + i + ": " + name);
            }
        }
    }

    private static AmiDictionary read(String resource) {
        try (InputStream in = AmiDictionary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("missing resource " + resource);
            }
            return new AmiDictionary(new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                .lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
