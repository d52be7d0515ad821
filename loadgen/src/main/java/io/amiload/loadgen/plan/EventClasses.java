// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * To which class each of Asterisk's events belongs, as its {@code Privilege} header says: what a session must ask for
 * to receive it. Seen on Asterisk 16 and 22, or read in their documentation.
 */
public final class EventClasses {

    private static final Map<String, String> CLASSES = new HashMap<>();
    private static final List<String> NAMES = new ArrayList<>();

    static {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            EventClasses.class.getResourceAsStream("event-classes.txt"), StandardCharsets.UTF_8))) {
            String group = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(" ")) {
                    for (String name : line.trim().split(" ")) {
                        NAMES.add(name);
                        CLASSES.put(name.toLowerCase(Locale.ROOT), group);
                    }
                } else if (!line.startsWith("#")) {
                    group = line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EventClasses() {
    }

    /**
     * The class of an event.
     *
     * @param event its name, in any case
     * @return such as {@code call}; null if the event is not known
     */
    public static String of(String event) {
        return CLASSES.get(event.toLowerCase(Locale.ROOT));
    }

    /**
     * The events whose class is known.
     *
     * @return their names
     */
    static List<String> names() {
        return List.copyOf(NAMES);
    }

    /**
     * The classes.
     *
     * @return such as {@code call} and {@code user}
     */
    static List<String> classes() {
        return CLASSES.values().stream().distinct().sorted().toList();
    }
}
