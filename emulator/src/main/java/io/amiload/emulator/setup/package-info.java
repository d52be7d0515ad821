// SPDX-License-Identifier: Apache-2.0
/**
 * How a server is set up: what {@link io.amiload.emulator.EmulatorBuilder} and configuration files say, and the
 * tables that come with the program. Internal to the emulator, though public for its other packages.
 */
package io.amiload.emulator.setup;
