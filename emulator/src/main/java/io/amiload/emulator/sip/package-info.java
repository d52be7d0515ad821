// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code pjsip.conf} says, and where phones can be reached. Knows no calls. Internal to the emulator, though
 * public for its other packages.
 */
package io.amiload.emulator.sip;
