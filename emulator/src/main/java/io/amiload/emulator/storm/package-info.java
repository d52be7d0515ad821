// SPDX-License-Identifier: Apache-2.0
/**
 * Events that are poured out at fixed rates, whatever the calls do. Internal to the emulator, though public for its
 * other packages.
 */
package io.amiload.emulator.storm;
