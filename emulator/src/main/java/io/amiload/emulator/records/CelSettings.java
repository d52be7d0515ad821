// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigFile;
import io.amiload.emulator.config.Section;
import io.amiload.emulator.config.Setting;
import io.amiload.emulator.config.Truth;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What {@code cel.conf} says of the log of channels.
 *
 * @param enabled         whether anything is logged
 * @param events          what
 * @param applications    whose beginnings and ends, by name in lower case
 * @param toManager       whether the manager tells of it with events
 * @param showUserDefined whether events of the dialplan's own are called USER_DEFINED, and have their name apart
 */
public record CelSettings(boolean enabled, Set<CelEvent> events, Set<String> applications, boolean toManager,
        boolean showUserDefined) {

    /** A server on which nothing is set up: nothing is logged. */
    public static final CelSettings OFF = new CelSettings(false, Set.of(), Set.of(), false, false);

    /**
     * Reads the file. As in Asterisk, an event or an option that there is not makes it useless.
     *
     * @param file  {@code cel.conf}
     * @param lines gets a line for everything without effect
     * @return what it says
     * @throws ConfigException if it cannot be used; the message begins with file and line
     */
    public static CelSettings read(ConfigFile file, Consumer<String> lines) throws ConfigException {
        boolean enabled = false;
        Set<CelEvent> events = EnumSet.noneOf(CelEvent.class);
        Set<String> applications = new LinkedHashSet<>();
        for (Setting setting : of(file, "general")) {
            switch (setting.name().toLowerCase(Locale.ROOT)) {
                case "enable" -> enabled = Truth.isTrue(setting.value());
                case "apps" -> applications.addAll(words(setting));
                case "events" -> addEvents(setting, events);
                case "dateformat" -> lines.accept(setting.place() + ": dateformat has no effect on events");
                default -> throw new ConfigException(setting.place(), "there is no option \"" + setting.name()
                        + "\" in [general]; Asterisk does not use such a file");
            }
        }
        boolean toManager = false;
        boolean showUserDefined = false;
        for (Setting setting : of(file, "manager")) {
            switch (setting.name().toLowerCase(Locale.ROOT)) {
                case "enabled" -> toManager = Truth.isTrue(setting.value());
                case "show_user_defined" -> showUserDefined = Truth.isTrue(setting.value());
                default -> lines.accept(setting.place() + ": unknown option " + setting.name()
                        + " specified for cel_manager; it has no effect");
            }
        }
        return new CelSettings(enabled, events, applications, toManager, showUserDefined);
    }

    private static List<Setting> of(ConfigFile file, String section) {
        return file.first(section).map(Section::settings).orElse(List.of());
    }

    private static List<String> words(Setting setting) {
        return List.of(setting.value().toLowerCase(Locale.ROOT).split(",")).stream().map(String::strip)
                .filter(word -> !word.isEmpty()).toList();
    }

    private static void addEvents(Setting setting, Set<CelEvent> events) throws ConfigException {
        for (String word : words(setting)) {
            try {
                events.add(CelEvent.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new ConfigException(setting.place(), "there is no event \"" + word + "\"");
            }
        }
        if (events.contains(CelEvent.ALL)) {
            events.addAll(EnumSet.allOf(CelEvent.class));
        }
    }

    /**
     * Says whether events are told at all.
     *
     * @return whether there may be an event for the manager
     */
    public boolean isTold() {
        return enabled && toManager;
    }

    /**
     * Says whether an application's beginning and end are of interest.
     *
     * @param application its name, in whatever case
     * @return whether it is tracked
     */
    public boolean tracks(String application) {
        return applications.contains(application.toLowerCase(Locale.ROOT));
    }
}
