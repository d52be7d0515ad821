// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A section of a configuration, with what it inherited in front of its own settings. Not changed once it was read. */
public final class Section {

    private final String name;
    private final Place place;
    private final List<Setting> settings = new ArrayList<>();
    private final List<String> templates = new ArrayList<>();
    private boolean template;

    Section(String name, Place place) {
        this.name = name;
        this.place = place;
    }

    /**
     * Gives the name between the brackets.
     *
     * @return the name as it is spelled
     */
    public String name() {
        return name;
    }

    /**
     * Says where the section begins.
     *
     * @return the place of its head
     */
    public Place place() {
        return place;
    }

    /**
     * Says whether it is only there to be inherited from: {@code [name](!)}.
     *
     * @return whether it is a template
     */
    public boolean isTemplate() {
        return template;
    }

    /**
     * Names the sections that it inherits from.
     *
     * @return their names, in the order given
     */
    public List<String> templates() {
        return Collections.unmodifiableList(templates);
    }

    /**
     * Gives all settings, repeated ones too.
     *
     * @return the settings in order
     */
    public List<Setting> settings() {
        return Collections.unmodifiableList(settings);
    }

    /**
     * Finds a setting.
     *
     * @param wanted its name, in whatever case
     * @return the first of that name
     */
    public Optional<Setting> first(String wanted) {
        return settings.stream().filter(setting -> setting.is(wanted)).findFirst();
    }

    void makeTemplate() {
        template = true;
    }

    void inherit(Section base) {
        templates.add(base.name);
        base.settings.forEach(setting -> settings.add(setting.inheritedCopy()));
    }

    void add(Setting setting) {
        settings.add(setting);
    }

    /** {@code name += value}: appends to the last setting of exactly that name, or is a setting like any other. */
    void append(Setting more, String separatedValue) {
        for (int i = settings.size() - 1; i >= 0; i--) {
            if (settings.get(i).name().equals(more.name())) {
                String joined = settings.get(i).value() + separatedValue;
                settings.set(i, settings.get(i).withValue(joined.strip()));
                return;
            }
        }
        settings.add(more);
    }
}
