// SPDX-License-Identifier: Apache-2.0
/**
 * An emulated Asterisk: a manager interface that answers as the real one does, in this JVM.
 *
 * <p>{@link io.amiload.emulator.EmulatedAsterisk} is the way in. Everything else that is public configures it or
 * reports on it.
 */
package io.amiload.emulator;
