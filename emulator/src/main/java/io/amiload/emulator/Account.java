// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.config.AccessRules;
import io.amiload.emulator.filter.FilterList;
import java.time.Duration;
import java.util.List;

/**
 * Someone who may log in. {@code read} and {@code write} are {@link ClassMask} bits; {@code writeTimeout} is null for
 * the server's; {@code variables} are set on the channels that the account originates.
 */
record Account(String name, Text secret, int read, int write, AccessRules access, boolean allowMultipleLogin,
               boolean displayConnects, Duration writeTimeout, List<Originate.Assignment> variables,
               FilterList filters) {

    Account(String name, Text secret, int read, int write) {
        this(name, secret, read, write, AccessRules.OPEN, true, false, null, List.of(), FilterList.EMPTY);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "account " + name + " read=" + ClassMask.text(read) + " write=" + ClassMask.text(write);
    }
}
