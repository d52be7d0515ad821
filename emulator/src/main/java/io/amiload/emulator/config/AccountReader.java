// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import io.amiload.emulator.filter.EventFilter;
import io.amiload.emulator.filter.FilterException;
import io.amiload.emulator.filter.FilterList;
import io.amiload.emulator.filter.FilterSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the section of an account, or several of the same name, of which the later ones count. */
final class AccountReader {

    private static final String FILTER = "eventfilter";
    private static final int WRITE_TIMEOUT = 100;
    private static final int LONGEST_VARIABLE = 255;

    private final String name;
    private final boolean structuredFilters;
    private final Map<String, AccessRules> lists;
    private final Warnings warnings;
    private String secret;
    private String read = "";
    private String write = "";
    private boolean displayConnects;
    private boolean allowMultipleLogin;
    private int writeTimeout = WRITE_TIMEOUT;
    private AccessRules.Builder access;
    private List<AccountConf.Variable> variables;
    private FilterList filters;

    AccountReader(String name, boolean displayConnects, boolean allowMultipleLogin, boolean structuredFilters,
                  Map<String, AccessRules> lists, Warnings warnings) {
        this.name = name;
        this.displayConnects = displayConnects;
        this.allowMultipleLogin = allowMultipleLogin;
        this.structuredFilters = structuredFilters;
        this.lists = lists;
        this.warnings = warnings;
    }

    void read(Section section) throws ConfigException {
        access = new AccessRules.Builder();
        variables = new ArrayList<>();
        filters = FilterList.EMPTY;
        for (Setting setting : section.settings()) {
            read(setting);
        }
        if (secret == null) {
            warnings.add(section.place(), "the account \"" + name + "\" has no secret, so nobody can log in as it");
        }
    }

    AccountConf account() {
        return new AccountConf(name, secret, access.build(), read, write, displayConnects, allowMultipleLogin,
                writeTimeout, List.copyOf(variables), filters);
    }

    private void read(Setting setting) throws ConfigException {
        switch (setting.name().toLowerCase(Locale.ROOT)) {
            case "secret" -> secret = setting.value();
            case "permit", "deny" -> access.add(setting);
            case "acl" -> {
                for (String missing : access.addNamed(setting, lists)) {
                    warnings.add(setting.place(), "there is no list \"" + missing
                            + "\" in acl.conf, so nobody can log in as \"" + name + "\"");
                }
            }
            case "read" -> read = setting.value();
            case "write" -> write = setting.value();
            case "displayconnects" -> displayConnects = setting.isTrue();
            case "allowmultiplelogin" -> allowMultipleLogin = setting.isTrue();
            case "writetimeout" -> writeTimeout =
                    Numbers.atLeast(WRITE_TIMEOUT, writeTimeout, setting, warnings);
            case "setvar" -> variable(setting);
            default -> {
                if (!filter(setting)) {
                    warnings.unknown(setting, "an account");
                }
            }
        }
    }

    private void variable(Setting setting) {
        String text = setting.value().substring(0, Math.min(LONGEST_VARIABLE, setting.value().length()));
        int equals = text.indexOf('=');
        if (equals < 0) {
            warnings.add(setting.place(), "setvar needs NAME=VALUE and has no effect");
        } else {
            variables.add(new AccountConf.Variable(text.substring(0, equals), text.substring(equals + 1)));
        }
    }

    /** Takes a filter; one that does not compile has no effect. */
    private boolean filter(Setting setting) {
        boolean structured = structuredFilters && setting.name().contains("(");
        if (!(structuredFilters ? setting.name().startsWith(FILTER) : setting.is(FILTER))) {
            return false;
        }
        try {
            filters = filters.with(structured ? structured(setting)
                    : FilterSyntax.legacy(setting.value(), !structuredFilters));
        } catch (FilterException e) {
            warnings.add(setting.place(), e.getMessage());
        }
        return true;
    }

    private static EventFilter structured(Setting setting) throws FilterException {
        String criteria = setting.name().substring(setting.name().indexOf('(') + 1);
        return FilterSyntax.structured(criteria.endsWith(")") ? criteria : "", setting.value());
    }
}
