// SPDX-License-Identifier: Apache-2.0
/**
 * What a busy exchange is like: profiles of traffic, the distributions in them, and the sequence of calls that follows
 * from a profile and a seed. Knows nothing of the server.
 */
package io.amiload.emulator.traffic;
