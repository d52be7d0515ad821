// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code acl.conf} says: lists of rules by name. */
final class AclConf {

    private AclConf() {
    }

    /** The lists, by their names in lower case. */
    static Map<String, AccessRules> of(ConfigFile file) throws ConfigException {
        Map<String, AccessRules> lists = new HashMap<>();
        for (Section section : file.sections()) {
            if (!section.isTemplate()) {
                lists.put(section.name().toLowerCase(Locale.ROOT), rules(section));
            }
        }
        return lists;
    }

    private static AccessRules rules(Section section) throws ConfigException {
        AccessRules.Builder rules = new AccessRules.Builder();
        for (Setting setting : section.settings()) {
            if (!AccessRules.Builder.knows(setting)) {
                throw new ConfigException(setting.place(),
                        "a list has only the options permit and deny, not \"" + setting.name() + "\"");
            }
            rules.add(setting);
        }
        return rules.build();
    }
}
