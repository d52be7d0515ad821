// SPDX-License-Identifier: Apache-2.0
/**
 * A league of clients: the highest rate of events that each takes in without a loss. {@code results/league} runs it.
 */
package io.amiload.clients.league;
