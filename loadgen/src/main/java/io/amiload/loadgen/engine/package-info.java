// SPDX-License-Identifier: Apache-2.0
/**
 * Drives the load: event loops with their lanes and listeners. {@link io.amiload.loadgen.engine.LoadRun} is the way in;
 * all that happens for each action and each event is in {@code EventLoop}, {@code Lane}, {@code Listener} and the
 * {@code Session} below them, and allocates nothing.
 */
package io.amiload.loadgen.engine;
