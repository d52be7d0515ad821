// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Dates as records write them: local time, to the second. */
public final class RecordTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private RecordTime() {
    }

    /**
     * Writes a date.
     *
     * @param micros microseconds since 1970
     * @return the date; empty for 0
     */
    public static String of(long micros) {
        return micros == 0 ? "" : FORM.format(Instant.ofEpochSecond(micros / 1_000_000));
    }
}
