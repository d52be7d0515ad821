// SPDX-License-Identifier: Apache-2.0
/**
 * Asterisk's web server, as far as it can be told without a manager: connections and their limits, requests, error
 * pages, and messages as HTML and XML. HTTP itself is Netty's.
 */
package io.amiload.emulator.http;
