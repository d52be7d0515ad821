// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IdTableProperties {

    private static final int CAPACITY = 8;

    /** Ids of few different homes, so that they crowd. */
    @Property
    void keepsTheIdsThatWereAddedLast(@ForAll @Size(max = 200) List<@IntRange(max = 40) Integer> ids) {
        IdTable table = new IdTable(CAPACITY);
        Map<Long, Integer> model = new LinkedHashMap<>();
        for (int n : ids) {
            long id = (long) (n % 5 * 4) << 32 | n;
            assertEquals(model.getOrDefault(id, IdTable.NONE), table.find(id));
            if (!model.containsKey(id)) {
                if (model.size() == CAPACITY) {
                    model.remove(model.keySet().iterator().next());
                }
                model.put(id, table.add(id));
            }
            model.forEach((each, record) -> assertEquals(record, table.find(each)));
        }
        table.clear();
        model.keySet().forEach(id -> assertEquals(IdTable.NONE, table.find(id)));
    }
}
