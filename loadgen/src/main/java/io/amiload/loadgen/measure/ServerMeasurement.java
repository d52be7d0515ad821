// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

import java.util.List;

/**
 * The target's own view of a run.
 *
 * @param samples one for each second
 * @param notes   why something is not known
 */
public record ServerMeasurement(List<ServerSample> samples, List<String> notes) {

    /** Copies the lists. */
    public ServerMeasurement {
        samples = List.copyOf(samples);
        notes = List.copyOf(notes);
    }

    /**
     * What there is when nobody looked.
     *
     * @param why the reason
     * @return a measurement without samples
     */
    public static ServerMeasurement none(String why) {
        return new ServerMeasurement(List.of(), List.of(why));
    }
}
