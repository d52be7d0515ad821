// SPDX-License-Identifier: Apache-2.0
/**
 * The one thread of a server, its timers and its clock. Internal to the emulator, though public for its other
 * packages.
 */
package io.amiload.emulator.loop;
