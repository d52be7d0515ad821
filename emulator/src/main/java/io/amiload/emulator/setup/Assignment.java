// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.message.Text;

/** A variable to set on a new channel. */
public record Assignment(String name, Text value) {
}
