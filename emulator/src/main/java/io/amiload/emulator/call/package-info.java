// SPDX-License-Identifier: Apache-2.0
/**
 * The model of calls, an exchange without its manager: channels and what they do, queues, conferences, parking,
 * phones, hints, and the events about them. {@link io.amiload.emulator.call.Pbx} holds the parts. Knows no session
 * and no action. Internal to the emulator, though public for its other packages.
 */
package io.amiload.emulator.call;
