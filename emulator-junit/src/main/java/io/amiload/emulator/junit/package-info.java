// SPDX-License-Identifier: Apache-2.0
/** An emulated Asterisk for tests with JUnit Jupiter. */
package io.amiload.emulator.junit;
