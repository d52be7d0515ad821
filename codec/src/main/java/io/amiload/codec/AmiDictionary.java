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
 * <p>Look-up is a hash of the name's bytes, then linear probing. The table never grows, and it is made so that no
 * look-up compares with more than {@value #MOST_COMPARED} names, whatever names were added and whatever keys a peer
 * invents; a comparison with another name nearly always ends at its length or its first eight bytes.
 */
public final class AmiDictionary {

    /** Most names that a look-up compares with: a table that would need more is hashed in another way. */
    static final int MOST_COMPARED = 16;

    static final int LONGEST_NAME = 255;
    private static final AmiDictionary KEYS = read("keys.txt");
    private static final AmiDictionary NAMES = read("names.txt");

    private final String[] names;
    private final long[][] text;
    private final long[][] masks;
    private final short[] table;
    private final Map<String, Integer> byText = new HashMap<>();
    private final int shift;
    /** Chooses among hash functions. */
    private final long seed;

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
        for (int id = 1; id <= size; id++) {
            add(id, list.get(id - 1));
        }
        seed = fillTable();
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
        final int wrap = table.length - 1;
        for (int slot = slot(buffer, offset, end, first, seed); ; slot = slot + 1 & wrap) {
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

    /**
     * Where a name belongs in the table. All of its bytes count, since names that differ only in the middle would
     * otherwise meet in one slot whatever the seed is.
     */
    private int slot(ByteBuffer buffer, int offset, int end, long first, long seed) {
        long hash = (Words.lowerCase(first) ^ seed) * 0x9E3779B97F4A7C15L + (end - offset);
        for (int i = offset + 8; i < end; i += 8) {
            // The last word reaches back into the one before, so that it need not be cut.
            long word = Words.load(buffer, Math.min(i, end - 8), end);
            hash = (hash ^ hash >>> 32 ^ Words.lowerCase(word)) * 0xC2B2AE3D27D4EB4FL;
        }
        return (int) ((hash ^ hash >>> 29) * 0xBF58476D1CE4E5B9L >>> shift);
    }

    private void add(int id, String name) {
        check(name);
        names[id] = name;
        text[id] = Words.folded(name);
        masks[id] = Words.caseMasks(name);
        if (byText.put(name.toLowerCase(Locale.ROOT), id) != null) {
            throw new IllegalArgumentException("twice in the dictionary: " + name);
        }
    }

    /** Puts all names where they belong under a seed that keeps every probe short; returns that seed. */
    private long fillTable() {
        ByteBuffer scratch = scratch();
        long candidate = 0;
        while (!fillTable(candidate, scratch)) {
            Arrays.fill(table, (short) 0);
            candidate += 0xD1342543DE82EF95L;
        }
        return candidate;
    }

    private boolean fillTable(long candidate, ByteBuffer scratch) {
        for (int id = 1; id < names.length; id++) {
            int slot = slotOf(names[id], candidate, scratch);
            while (table[slot] != 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = (short) id;
        }
        for (int slot = 0; slot < table.length; slot++) {
            if (namesFrom(slot) > MOST_COMPARED) {
                return false;
            }
        }
        return true;
    }

    private int slotOf(String name, long candidate, ByteBuffer scratch) {
        scratch.put(0, name.getBytes(StandardCharsets.US_ASCII));
        return slot(scratch, 0, name.length(), Words.load(scratch, 0, name.length()), candidate);
    }

    /** Where the look-up of a name begins. */
    int slotOf(String name) {
        return slotOf(name, seed, scratch());
    }

    /** With how many names a look-up that begins at a slot compares at most. */
    int namesFrom(int slot) {
        int count = 0;
        while (table[slot + count & table.length - 1] != 0) {
            count++;
        }
        return count;
    }

    private static ByteBuffer scratch() {
        return ByteBuffer.allocateDirect(LONGEST_NAME + 1).order(ByteOrder.LITTLE_ENDIAN);
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
