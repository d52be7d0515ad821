// SPDX-License-Identifier: Apache-2.0
/**
 * TLS on a connection: its key, given or made at the start, and its records, as Asterisk has them. Knows no session.
 */
package io.amiload.emulator.tls;
