// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.setup.ResourceTable;
import java.util.LinkedHashMap;
import java.util.Map;

/** The actions of each version of Asterisk: which module has each, and the words in which Asterisk lists it. */
final class ActionCatalogue {

    /** One action; {@code module} is empty if it is part of the server itself. */
    record Entry(String name, String module, String synopsis) {
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    ActionCatalogue(AsteriskVersion version) {
        for (String[] row : ResourceTable.rows("catalogue.tsv")) {
            if (ResourceTable.covers(row[2], row[3], version.major())) {
                String synopsis = version.major() < 18 && !row[5].isEmpty() ? row[5] : row[4];
                entries.put(row[0], new Entry(row[0], row[1], synopsis.replace("\\t", "\t")));
            }
        }
    }

    /** An action of this version, or null. */
    Entry find(String name) {
        return entries.get(name);
    }
}
