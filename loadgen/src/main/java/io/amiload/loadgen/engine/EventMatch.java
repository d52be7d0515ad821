// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.loadgen.plan.CsvTable;
import io.amiload.loadgen.plan.FlowStep;
import io.amiload.loadgen.plan.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which event a step of a flow waits for: its name, and headers with values that may differ from flow to flow. */
final class EventMatch {

    private final String name;
    private final int nameId;
    /** The first is the one by which waiting flows are found. */
    private final HeaderName[] headers;
    private final PatchedText[] values;

    EventMatch(FlowStep.Await wait, CsvTable csv, List<String> captured, int[] randoms) {
        name = wait.event();
        nameId = AmiDictionary.names().find(name);
        // What differs from flow to flow comes first: it tells waiting flows apart.
        List<Header> where = new ArrayList<>(wait.where());
        where.sort(Comparator.comparing(header -> header.text().isFixed()));
        headers = new HeaderName[where.size()];
        values = new PatchedText[where.size()];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = new HeaderName(where.get(i).key());
            values[i] = new PatchedText.Builder(csv, captured, randoms).value(where.get(i).text()).build();
        }
    }

    /** The name's number, 0 if it has none. */
    int nameId() {
        return nameId;
    }

    /** Tells whether an event whose name has the same number has the same name. */
    boolean isNamed(AmiMessage event) {
        return nameId > 0 || event.valueEqualsIgnoreCase(event.find(AmiKey.EVENT), name);
    }

    int headers() {
        return headers.length;
    }

    HeaderName header(int which) {
        return headers[which];
    }

    /** The value that a header must have. */
    PatchedText value(int which) {
        return values[which];
    }

    int longestValue() {
        int most = 0;
        for (PatchedText value : values) {
            most = Math.max(most, value.longest());
        }
        return most;
    }
}
