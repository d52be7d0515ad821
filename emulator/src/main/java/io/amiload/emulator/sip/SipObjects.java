// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.sip;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.config.EditableConfig;
import io.amiload.emulator.config.Truth;
import io.amiload.emulator.setup.ResourceTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The objects of {@code pjsip.conf}: endpoints, addresses of record, credentials, registrations, transports. Each shows
 * all options that its type has in the emulated version, in Asterisk's order, with the default of what is not set.
 */
public final class SipObjects {

    public static final String ENDPOINT = "endpoint";
    public static final String AOR = "aor";
    public static final String AUTH = "auth";
    public static final String REGISTRATION = "registration";
    public static final String TRANSPORT = "transport";
    public static final String IDENTIFY = "identify";

    /** An object: its options as manager events name them. */
    public static final class SipObject {

        public final String type;
        public final String name;
        private final Map<String, String> options = new LinkedHashMap<>();

        private SipObject(String type, String name) {
            this.type = type;
            this.name = name;
        }

        /** All options in order. */
        public Map<String, String> options() {
            return options;
        }

        public String get(String option) {
            return options.getOrDefault(option, "");
        }

        /** The names in a list with commas. */
        public List<String> names(String option) {
            List<String> names = new ArrayList<>();
            for (String name : get(option).split(",")) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
            return names;
        }
    }

    private final Map<String, Map<String, String>> defaults = new LinkedHashMap<>();
    private final Map<String, Map<String, SipObject>> byType = new LinkedHashMap<>();

    public SipObjects(AsteriskVersion version) {
        for (String[] row : ResourceTable.rows("pjsip-options.tsv")) {
            if (ResourceTable.covers(row[1], row[2], version.major())) {
                String value = version.major() < 18 && !row[5].isEmpty() ? row[5] : row[4];
                defaults.computeIfAbsent(row[0], type -> new LinkedHashMap<>()).put(row[3], value);
            }
        }
    }

    /** Reads the objects anew; null if there is no such file. */
    public void load(EditableConfig file) {
        byType.clear();
        if (file == null) {
            return;
        }
        for (EditableConfig.Category category : file.categories()) {
            String type = "";
            for (EditableConfig.Line line : category.lines()) {
                type = line.name().equalsIgnoreCase("type") ? line.value() : type;
            }
            if (!category.isTemplate() && defaults.containsKey(type)) {
                byType.computeIfAbsent(type, name -> new TreeMap<>())
                        .put(category.name(), object(type, category));
            }
        }
    }

    /** Adds an endpoint that no file has, with an address of record to register at. */
    public void addPhone(String name) {
        addPhone(name, Map.of());
    }

    /** The same, with some options of the endpoint. */
    public void addPhone(String name, Map<String, String> options) {
        for (String type : List.of(ENDPOINT, AOR)) {
            SipObject object = new SipObject(type, name);
            object.options.putAll(defaults.get(type));
            object.options.put(type.equals(ENDPOINT) ? "Aors" : "MaxContacts", type.equals(ENDPOINT) ? name : "1");
            if (type.equals(ENDPOINT)) {
                object.options.putAll(options);
            }
            byType.computeIfAbsent(type, t -> new TreeMap<>()).put(name, object);
        }
    }

    private SipObject object(String type, EditableConfig.Category category) {
        SipObject object = new SipObject(type, category.name());
        object.options.putAll(defaults.get(type));
        List<String> codecs = new ArrayList<>();
        List<String> contacts = new ArrayList<>();
        for (EditableConfig.Line line : category.lines()) {
            String option = eventKey(line.name());
            if (option.equals("Allow")) {
                codecs.addAll(List.of(line.value().split("\\s*,\\s*")));
            } else if (option.equals("Contact")) {
                contacts.addAll(List.of(line.value().split("\\s*,\\s*")));
            } else if (object.options.containsKey(option)) {
                object.options.put(option, inTheForm(object.options.get(option), line.value()));
            }
        }
        if (!codecs.isEmpty()) {
            object.options.put("Allow", "(" + String.join("|", codecs) + ")");
        }
        if (!contacts.isEmpty()) {
            object.options.put("Contact", String.join(",", contacts));
        }
        return object;
    }

    /** {@code max_contacts} is {@code MaxContacts} in events. */
    private static String eventKey(String option) {
        StringBuilder key = new StringBuilder();
        for (String word : option.toLowerCase(Locale.ROOT).split("_")) {
            if (!word.isEmpty()) {
                key.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return key.toString();
    }

    /** Truth values and fractions are shown as the default is. */
    private static String inTheForm(String usual, String value) {
        return switch (usual) {
            case "true", "false" -> Boolean.toString(Truth.isTrue(value));
            case "yes", "no" -> Truth.isTrue(value) ? "yes" : Truth.isFalse(value) ? "no" : value;
            case "Yes", "No" -> Truth.isTrue(value) ? "Yes" : Truth.isFalse(value) ? "No" : value;
            default -> usual.matches("\\d+\\.\\d{6}") && value.matches("\\d{1,9}(\\.\\d{1,9})?")
                    ? String.format(Locale.ROOT, "%.6f", Double.parseDouble(value)) : value;
        };
    }

    /** All objects of a type, in the order of their names. */
    public List<SipObject> all(String type) {
        return List.copyOf(byType.getOrDefault(type, Map.of()).values());
    }

    /** An object, or null. */
    public SipObject find(String type, String name) {
        return byType.getOrDefault(type, Map.of()).get(name);
    }
}
