// SPDX-License-Identifier: Apache-2.0
/**
 * Watches the events that come in: whether all come, once and in order, whether calls have the shape Asterisk gives
 * them, and how long a user event takes to reach every listener. Hot code: it runs for each event.
 */
package io.amiload.loadgen.audit;
