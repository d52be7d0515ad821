// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

/** Where a server says what is wrong with its files and connections, under the name that its users know it by. */
public final class ServerLog {

    private static final System.Logger LOG = System.getLogger("io.amiload.emulator.EmulatedAsterisk");

    private ServerLog() {
    }

    public static void log(System.Logger.Level level, String message) {
        LOG.log(level, message);
    }
}
