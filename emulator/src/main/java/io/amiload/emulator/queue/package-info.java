// SPDX-License-Identifier: Apache-2.0
/**
 * Queues as {@code app_queue} has them: who waits, who is a member, whom to ring next, and what is counted. Knows no
 * channels, no clock and no events; times are seconds since 1970 and come from outside. Not thread-safe.
 */
package io.amiload.emulator.queue;
