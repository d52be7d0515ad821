// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.config.AccessRules;
import io.amiload.emulator.filter.FilterList;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import java.time.Duration;
import java.util.List;

/**
 * Someone who may log in. {@code read} and {@code write} are {@link ClassMask} bits; {@code writeTimeout} is null for
 * the server's; {@code variables} are set on the channels that the account originates.
 */
public record Account(String name, Text secret, int read, int write, AccessRules access, boolean allowMultipleLogin,
               boolean displayConnects, Duration writeTimeout, List<Assignment> variables,
               FilterList filters) {

    public Account(String name, Text secret, int read, int write) {
        this(name, secret, read, write, AccessRules.OPEN, true, false, null, List.of(), FilterList.EMPTY);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "account " + name + " read=" + ClassMask.text(read) + " write=" + ClassMask.text(write);
    }
}
