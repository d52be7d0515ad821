// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.util.List;
import java.util.Optional;

/**
 * A configuration as it was read, with everything it includes.
 *
 * @param name     the file's name
 * @param sections all sections in order, templates too; several may have the same name
 */
public record ConfigFile(String name, List<Section> sections) {

    /** Copies the list. */
    public ConfigFile {
        sections = List.copyOf(sections);
    }

    /**
     * Finds a section.
     *
     * @param wanted its name, in whatever case
     * @return the first of that name that is not a template
     */
    public Optional<Section> first(String wanted) {
        return sections.stream().filter(section -> !section.isTemplate() && section.name().equalsIgnoreCase(wanted))
                .findFirst();
    }
}
