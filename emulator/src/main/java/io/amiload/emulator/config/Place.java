// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

/**
 * Where in a configuration something stands.
 *
 * @param file the file's name as it was given or included
 * @param line its line, from 1
 */
public record Place(String file, int line) {

    /** As a compiler would print it. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
