// SPDX-License-Identifier: Apache-2.0
/** States of devices, extensions and people, and the order in which Asterisk lists them. Knows no server. */
package io.amiload.emulator.state;
