// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.measure.Recorder;
import java.util.Map;

/**
 * When the load runs, by {@link System#nanoTime}.
 *
 * @param startNanos start of the warm-up
 * @param endNanos   end of the measured window
 * @param recorders  each loop's own
 */
record LoadWindow(long startNanos, long endNanos, Map<EventLoop, Recorder> recorders) {

    Recorder recorder(EventLoop loop) {
        return recorders.get(loop);
    }

    LoadWindow endingAt(long nanos) {
        return new LoadWindow(startNanos, nanos, recorders);
    }
}
