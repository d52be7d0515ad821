// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    @TempDir
    private Path root;

    @Test
    void readsWhatTheSystemTells() throws IOException {
        file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Fine Processor 3000\n");
        file("proc/meminfo", "MemTotal:        2048 kB\nMemFree: 1 kB\n");
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        file("sys/fs/cgroup/cpu.max", "200000 100000\n");
        file("sys/fs/cgroup/memory.max", "max\n");
        ObjectNode facts = Environment.capture(root);
        assertEquals("Fine Processor 3000", facts.get("cpu").asText());
        assertEquals(2048 * 1024, facts.get("memory").asLong());
        assertEquals("tsc", facts.get("clockSource").asText());
        assertEquals("200000 100000", facts.get("cgroup").get("cpuMax").asText());
        assertEquals("max", facts.get("cgroup").get("memoryMax").asText());
    }

    @Test
    void readsTheLimitsOfTheOlderCgroups() throws IOException {
        file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        ObjectNode cgroup = (ObjectNode) Environment.capture(root).get("cgroup");
        assertEquals("max 100000", cgroup.get("cpuMax").asText());
        assertEquals("max", cgroup.get("memoryMax").asText());
    }

    @Test
    void missingFilesAreFine() {
        ObjectNode facts = Environment.capture(root);
        assertTrue(facts.get("memory").isNull());
        assertEquals("unknown", facts.get("clockSource").asText());
        assertFalse(facts.has("governor"));
        assertEquals(System.getProperty("java.runtime.version"), facts.get("jvm").get("version").asText());
    }

    @Test
    void theBuildWroteDownWhatThisIs() {
        Tool tool = Tool.current();
        assertTrue(tool.version().matches("\\d+\\.\\d+\\.\\d+.*"), tool.version());
        assertTrue(tool.commit().matches("unknown|[0-9a-f]{40}(-dirty)?"), tool.commit());
        assertEquals("amiload 1.0 (commit 0123456789ab, changed)",
            new Tool("1.0", "0123456789abcdef0123456789abcdef01234567-dirty").toString());
        assertEquals("amiload 1.0 (commit unknown)", new Tool("1.0", "unknown").toString());
    }

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
