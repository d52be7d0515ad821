// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import io.amiload.emulator.filter.FilterList;
import java.util.List;

/**
 * An account of {@code manager.conf}. Text is ISO 8859-1, one character for each byte.
 *
 * @param name               as it is spelled
 * @param secret             null if there is none: then nobody can log in
 * @param access             from where one may log in
 * @param read               classes of events it may see, as they are written
 * @param write              classes of actions it may run, as they are written
 * @param displayConnects    whether its logins are told on the console
 * @param allowMultipleLogin whether it may have several sessions at a time
 * @param writeTimeout       in milliseconds, at least 100
 * @param variables          what is set on the channels that it originates, in order
 * @param filters            which events it gets
 */
public record AccountConf(String name, String secret, AccessRules access, String read, String write,
                          boolean displayConnects, boolean allowMultipleLogin, int writeTimeout,
                          List<Variable> variables, FilterList filters) {

    /** A name and its value. */
    public record Variable(String name, String value) {
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "account " + name + " read=" + read + " write=" + write;
    }
}
