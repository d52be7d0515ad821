// SPDX-License-Identifier: Apache-2.0
/** Filters of events, as accounts and sessions have them. Knows nothing of the server. */
package io.amiload.emulator.filter;
