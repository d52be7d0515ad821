// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.util.UUID;

/** Two channels that hear each other. */
final class Bridge {

    static final Text TYPE = Text.of("basic");
    static final Text TECHNOLOGY = Text.of("simple_bridge");

    final Text uniqueid = Text.of(UUID.randomUUID().toString());
    int channels;
}
