// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.storm;

import io.amiload.codec.AmiDictionary;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An event that can be poured out: its name, its class, and how its headers are written without garbage. */
public final class StormEvent {

    private static final Map<String, StormEvent> KNOWN = read();

    /** Writes one or more headers. */
    private interface Field {

        void write(MessageWriter to, StormCast cast);
    }

    public final String name;
    final int nameId;
    final int classes;
    private final Field[] fields;

    private StormEvent(String name, int classes, Field[] fields) {
        this.name = name;
        this.nameId = AmiDictionary.names().find(name);
        this.classes = classes;
        this.fields = fields;
    }

    /**
     * Finds an event.
     *
     * @param name its name, in any case
     * @throws IllegalArgumentException if it cannot be poured out; the message lists those that can
     */
    public static StormEvent of(String name) {
        StormEvent event = KNOWN.get(name);
        if (event == null) {
            throw new IllegalArgumentException("no storm of events named \"" + name + "\"; there are: "
                    + String.join(" ", KNOWN.keySet()));
        }
        return event;
    }

    /** The names of all events that can be poured out. */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    void write(MessageWriter to, StormCast cast) {
        for (Field field : fields) {
            field.write(to, cast);
        }
    }

    private static Map<String, StormEvent> read() {
        Map<String, StormEvent> events = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (InputStream in = StormEvent.class.getResourceAsStream("/io/amiload/emulator/storms.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(StormEvent::parse)
                    .forEach(event -> events.put(event.name, event));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the events of storms", e);
        }
        return events;
    }

    private static StormEvent parse(String line) {
        String[] parts = line.split("\\s*\\|\\s*");
        List<Field> fields = new ArrayList<>();
        int channels = 0;
        int bridges = 0;
        for (int i = 2; i < parts.length; i++) {
            if (parts[i].equals("CH") || parts[i].startsWith("CH:")) {
                fields.add(channel(prefix(parts[i]), channels++));
            } else if (parts[i].equals("BR") || parts[i].startsWith("BR:")) {
                fields.add(bridge(prefix(parts[i]), bridges++));
            } else {
                int colon = parts[i].indexOf(':');
                fields.add(header(parts[i].substring(0, colon), parts[i].substring(colon + 1).trim()));
            }
        }
        return new StormEvent(parts[0], ClassMask.ofNames(parts[1]), fields.toArray(new Field[0]));
    }

    private static String prefix(String field) {
        return field.length() > 3 ? field.substring(3) : "";
    }

    private static Field channel(String prefix, int which) {
        int[] keys = keys(prefix, StormCast.CHANNEL_KEYS);
        return (to, cast) -> {
            for (int i = 0; i < keys.length; i++) {
                to.header(keys[i], cast.channel(which, i));
            }
        };
    }

    private static Field bridge(String prefix, int which) {
        int[] keys = keys(prefix, StormCast.BRIDGE_KEYS);
        return (to, cast) -> {
            for (int i = 0; i < keys.length; i++) {
                to.header(keys[i], cast.bridge(which, i));
            }
        };
    }

    private static Field header(String key, String value) {
        int id = key(key);
        if (value.equals("{count}")) {
            return (to, cast) -> to.header(id, cast.count());
        }
        if (value.startsWith("{")) {
            StormCast.Part part =
                    StormCast.Part.valueOf(value.substring(1, value.length() - 1).toUpperCase(Locale.ROOT));
            return (to, cast) -> to.header(id, cast.text(part));
        }
        Text constant = Text.of(value);
        return (to, cast) -> to.header(id, constant);
    }

    private static int[] keys(String prefix, List<String> names) {
        return names.stream().mapToInt(name -> key(prefix + name)).toArray();
    }

    private static int key(String name) {
        int key = AmiDictionary.keys().find(name);
        if (key <= 0) {
            throw new IllegalStateException("the codec does not know the key " + name);
        }
        return key;
    }
}
