// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.io.IOException;

/** A configuration that cannot be used; the message begins with file and line. */
public final class ConfigException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong at a place.
     *
     * @param place   file and line
     * @param problem what is wrong, and what to do
     */
    public ConfigException(Place place, String problem) {
        super(place + ": " + problem);
    }

    ConfigException(String file, String problem) {
        super(file + ": " + problem);
    }
}
