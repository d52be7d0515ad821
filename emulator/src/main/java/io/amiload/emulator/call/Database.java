// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.Map;
import java.util.TreeMap;

/** Asterisk's small database: values by {@code /family/key}. */
public final class Database {

    private final TreeMap<String, Text> values = new TreeMap<>();

    public void put(String family, String key, Text value) {
        values.put(path(family, key), value);
    }

    /** The value, or null. */
    public Text get(String family, String key) {
        return values.get(path(family, key));
    }

    public boolean remove(String family, String key) {
        return values.remove(path(family, key)) != null;
    }

    /** The entries at and below a place, by their full path; all of them if both are empty. */
    public Map<String, Text> tree(String family, String key) {
        if (family.isEmpty()) {
            return new TreeMap<>(values);
        }
        String prefix = key.isEmpty() ? "/" + family : path(family, key);
        Map<String, Text> found = new TreeMap<>();
        for (Map.Entry<String, Text> entry : values.tailMap(prefix).entrySet()) {
            String path = entry.getKey();
            if (!path.startsWith(prefix)) {
                break;
            }
            if (path.length() == prefix.length() || path.charAt(prefix.length()) == '/') {
                found.put(path, entry.getValue());
            }
        }
        return found;
    }

    /** Removes the entries at and below a place; returns how many there were. */
    public int removeTree(String family, String key) {
        Map<String, Text> found = tree(family, key);
        values.keySet().removeAll(found.keySet());
        return found.size();
    }

    private static String path(String family, String key) {
        return "/" + family + "/" + key;
    }
}
