// SPDX-License-Identifier: Apache-2.0
/**
 * The manager interface: connections by TCP, TLS and HTTP, logins, input and output, and the table of actions. {@link
 * io.amiload.emulator.session.Manager} holds the parts. Knows no calls. Internal to the emulator, though public for
 * its other packages.
 */
package io.amiload.emulator.session;
