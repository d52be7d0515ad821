// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TaskProcessorsTest {

    private final TaskProcessors tasks = new TaskProcessors();

    @Test
    void readsTheTableOfAsterisk22AndOf16() {
        tasks.add("");
        tasks.add("Processor                                      Processed   In Queue  Max Depth  Low water High water Low t");
        tasks.add("stasis/m:manager:core-0000000d                     26416          3         27       2700       3000     0");
        tasks.add("pjsip/options/1001 b-0000003f                          2          1          1        450        500");
        tasks.add("ast_msg_queue                                          0          0          0        450        500");
        tasks.add("");
        tasks.add("3 taskprocessors");
        assertTrue(tasks.isKnown());
        assertEquals(4, tasks.queued());
        assertEquals("stasis/m:manager:core-0000000d", tasks.fullest());
        assertEquals(3, tasks.fullestTasks());
    }

    @Test
    void noneIsFullestWhereNoneWaits() {
        tasks.add("ast_msg_queue                                          7          0          4        450        500");
        assertNull(tasks.fullest());
        assertEquals(0, tasks.queued());
    }

    @Test
    void anotherAnswerIsNoTable() {
        tasks.add("No such command 'core show taskprocessors' (type 'core show help core show' for other possible commands)");
        assertFalse(tasks.isKnown());
    }
}
