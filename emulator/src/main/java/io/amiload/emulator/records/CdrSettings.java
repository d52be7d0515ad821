// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigFile;
import io.amiload.emulator.config.Section;
import io.amiload.emulator.config.Setting;
import io.amiload.emulator.config.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What {@code cdr.conf} and {@code cdr_manager.conf} say of the records of calls.
 *
 * @param enabled        whether records are made
 * @param byDefault      whether of every channel; else only of those that ask for it
 * @param unanswered     whether also of a channel that nobody answered and that called nobody
 * @param congestion     whether congestion is told apart from failure
 * @param endBeforeH     whether a record ends before the extension {@code h}
 * @param roundsUp       whether half a second counts as one
 * @param cancel         whether who gave up is told apart from who was not answered
 * @param toManager      whether the manager tells of each record with an event
 * @param mappings       further headers of that event, by property or variable
 */
public record CdrSettings(boolean enabled, boolean byDefault, boolean unanswered, boolean congestion,
        boolean endBeforeH, boolean roundsUp, boolean cancel, boolean toManager, Map<String, String> mappings) {

    /** A server on which nothing is set up: records are made and told to nobody. */
    public static final CdrSettings USUAL = new Reader().settings();

    /**
     * Reads the two files. As in Asterisk, an option of the first that there is not makes it useless.
     *
     * @param cdr     {@code cdr.conf}, or null
     * @param manager {@code cdr_manager.conf}, or null
     * @param lines   gets a line for everything without effect
     * @return what they say
     * @throws ConfigException if the first cannot be used; the message begins with file and line
     */
    public static CdrSettings read(ConfigFile cdr, ConfigFile manager, Consumer<String> lines)
            throws ConfigException {
        Reader reader = new Reader();
        if (cdr != null) {
            for (Setting setting : of(cdr, "general")) {
                reader.general(setting, lines);
            }
        }
        if (manager != null) {
            for (Setting setting : of(manager, "general")) {
                reader.manager(setting, lines);
            }
            for (Setting setting : of(manager, "mappings")) {
                reader.mapping(setting);
            }
        }
        return reader.settings();
    }

    private static List<Setting> of(ConfigFile file, String section) {
        return file.first(section).map(Section::settings).orElse(List.of());
    }

    private static final class Reader {

        private boolean enabled = true;
        private boolean byDefault = true;
        private boolean unanswered;
        private boolean congestion;
        private boolean endBeforeH = true;
        private boolean roundsUp;
        private boolean cancel;
        private boolean toManager;
        private final Map<String, String> mappings = new LinkedHashMap<>();

        CdrSettings settings() {
            return new CdrSettings(enabled, byDefault, unanswered, congestion, endBeforeH, roundsUp, cancel, toManager,
                    mappings);
        }

        void general(Setting setting, Consumer<String> lines) throws ConfigException {
            String name = setting.name().toLowerCase(Locale.ROOT);
            switch (name) {
                case "enable" -> enabled = yes(setting);
                case "channeldefaultenabled" -> byDefault = yes(setting);
                case "unanswered" -> unanswered = yes(setting);
                case "congestion" -> congestion = yes(setting);
                case "endbeforehexten" -> endBeforeH = yes(setting);
                case "initiatedseconds" -> roundsUp = yes(setting);
                case "canceldispositionenabled" -> cancel = yes(setting);
                case "batch", "ignorestatechanges", "ignoredialchanges" -> {
                    if (yes(setting)) {
                        notEmulated(setting, lines);
                    }
                }
                case "debug", "size", "time", "scheduleronly", "safeshutdown" -> notEmulated(setting, lines);
                default -> throw new ConfigException(setting.place(), "there is no option \"" + setting.name()
                        + "\" in [general]; Asterisk does not use such a file");
            }
        }

        void manager(Setting setting, Consumer<String> lines) {
            if (setting.is("enabled")) {
                toManager = Truth.isTrue(setting.value());
            } else {
                lines.accept(setting.place() + ": there is no option \"" + setting.name()
                        + "\" in [general]; it has no effect");
            }
        }

        void mapping(Setting setting) {
            if (!setting.value().isEmpty()) {
                mappings.put(setting.name(), setting.value());
            }
        }

        private static void notEmulated(Setting setting, Consumer<String> lines) {
            lines.accept(setting.place() + ": " + setting.name() + " is not emulated and has no effect");
        }

        private static boolean yes(Setting setting) {
            return Truth.isTrue(setting.value());
        }
    }
}
