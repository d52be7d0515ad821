// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

/** Takes the seconds of a run, in order, each once and final. Called from one thread that does nothing hot. */
@FunctionalInterface
public interface IntervalSink {

    /**
     * Takes one second.
     *
     * @param interval valid, with its histograms, during the call only
     */
    void accept(Interval interval);
}
