// SPDX-License-Identifier: Apache-2.0
/**
 * The records of calls that Asterisk keeps (CDR) and what is set up about them and about the log of channels (CEL).
 */
package io.amiload.emulator.records;
