// SPDX-License-Identifier: Apache-2.0
/**
 * The console, which the action {@code Command} runs. Internal to the emulator, though public for its other packages.
 */
package io.amiload.emulator.console;
