// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The applications that a dialplan can call, by name in any case. */
final class Applications {

    /**
     * Carries an application out on the execution's channel. It ends with {@link Execution#go} or
     * {@link Execution#end}, now or later; one that takes time tells the execution so with {@link Execution#begin}.
     */
    interface Application {
        void run(Execution run, Text data);
    }

    /** An application and how it is spelled. */
    record Entry(String name, Application application) {
    }

    private final Map<String, Entry> byName = new TreeMap<>();

    void add(String name, Application application) {
        byName.put(name.toLowerCase(Locale.ROOT), new Entry(name, application));
    }

    /** The application of a name, or null. */
    Application find(String name) {
        Entry entry = byName.get(name.toLowerCase(Locale.ROOT));
        return entry == null ? null : entry.application;
    }

    /** All of them, by name. */
    Collection<Entry> all() {
        return byName.values();
    }
}
