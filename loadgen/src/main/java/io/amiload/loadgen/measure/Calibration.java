// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.time.Instant;

/**
 * What the generator can do on this machine, found against an emulator in the same process: it shares the processors,
 * so alone the generator can do more. A target that was given much less was not held back by the generator.
 *
 * @param actionsPerSecond Pings answered per second in the closed model
 * @param eventsPerSecond  events received per second, the delay of each measured
 * @param loops            event loops it was measured with
 * @param measured         when
 * @param cached           true when it was measured before and kept, false when it belongs to this very run
 */
public record Calibration(double actionsPerSecond, double eventsPerSecond, int loops, Instant measured,
                          boolean cached) {
}
