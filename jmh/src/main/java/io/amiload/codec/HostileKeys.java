// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import java.util.ArrayList;
import java.util.List;

/** Makes keys for benchmarks that no dictionary holds; in this package, since it looks into the dictionary's table. */
public final class HostileKeys {

    private static final AmiDictionary KEYS = AmiDictionary.keys();
    private static final String DIGITS = "0123456789";

    private HostileKeys() {
    }

    /**
     * Makes unknown keys that differ from a known key in their last four characters only, and whose look-up compares
     * with as many names as any look-up can, one of which has the same length and the same first eight bytes.
     *
     * @param count how many
     * @return the keys
     */
    public static List<String> colliding(int count) {
        int most = 0;
        for (int slot = 0; slot < KEYS.size() * 8; slot++) {
            most = Math.max(most, KEYS.namesFrom(slot));
        }
        List<String> keys = new ArrayList<>();
        for (int id = 1; id <= KEYS.size() && keys.size() < count; id++) {
            String name = KEYS.nameOf(id);
            if (name.length() >= 12 && KEYS.namesFrom(KEYS.slotOf(name)) > 0) {
                add(keys, name.substring(0, name.length() - 4), most, count);
            }
        }
        if (keys.size() < count) {
            throw new IllegalStateException("only " + keys.size() + " keys collide");
        }
        return keys;
    }

    /**
     * Makes unknown keys of the same lengths, whose look-up ends at an empty slot at once.
     *
     * @param like keys of the lengths wanted
     * @return the keys
     */
    public static List<String> ordinary(List<String> like) {
        List<String> keys = new ArrayList<>();
        for (String key : like) {
            String head = key.substring(0, key.length() - 4);
            add(keys, head, 0, keys.size() + 1);
        }
        return keys;
    }

    /** With how many names the look-up of an unknown key compares. */
    public static int compared(String key) {
        return KEYS.namesFrom(KEYS.slotOf(key));
    }

    private static void add(List<String> keys, String head, int compared, int count) {
        for (int i = 0; i < 10_000 && keys.size() < count; i++) {
            String key = head + DIGITS.charAt(i / 1000) + DIGITS.charAt(i / 100 % 10) + DIGITS.charAt(i / 10 % 10)
                + DIGITS.charAt(i % 10);
            if (compared(key) == compared && KEYS.find(key) == 0 && !keys.contains(key)) {
                keys.add(key);
            }
        }
    }
}
