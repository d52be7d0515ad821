// SPDX-License-Identifier: Apache-2.0
/**
 * An emulated Asterisk: a manager interface that answers as the real one does, in this JVM.
 *
 * <p>{@link io.amiload.emulator.EmulatedAsterisk} is the way in. Everything else that is public configures it or
 * reports on it. The packages below this one are internal, though their types are public for each other: they may change
 * with any version.
 */
package io.amiload.emulator;
