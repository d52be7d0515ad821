// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiMessage;

/**
 * A header to look for in messages.
 *
 * @param name its name
 * @param id   the same as a number, 0 if it has none
 */
record HeaderName(String name, int id) {

    HeaderName(String name) {
        this(name, AmiDictionary.keys().find(name));
    }

    /** The header's index in a message, or −1. */
    int in(AmiMessage message) {
        return id > 0 ? message.find(id) : message.find(name);
    }
}
