// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this machine is, as far as numbers measured on it depend on it. What a system does not tell is left out. */
public final class Environment {

    private final Path root;
    private final ObjectNode facts = JsonNodeFactory.instance.objectNode();

    private Environment(Path root) {
        this.root = root;
    }

    /**
     * Looks at this machine.
     *
     * @return the member {@code environment} of a result
     */
    public static ObjectNode capture() {
        return capture(Path.of("/"));
    }

    /** Looks at a machine whose files lie below another folder. */
    static ObjectNode capture(Path root) {
        Environment environment = new Environment(root);
        environment.processor();
        environment.system();
        environment.javaMachine();
        environment.limits();
        return environment.facts;
    }

    private void processor() {
        String info = read("proc/cpuinfo");
        facts.put("cpu", first(info, "(?m)^model name\\s*:\\s*(.+)$", System.getProperty("os.arch")));
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        putText("governor", read("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
        String memory = first(read("proc/meminfo"), "(?m)^MemTotal:\\s*(\\d+) kB$", null);
        if (memory == null) {
            facts.putNull("memory");
        } else {
            facts.put("memory", Long.parseLong(memory) * 1024);
        }
    }

    private void system() {
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        putText("system", first(read("etc/os-release"), "(?m)^PRETTY_NAME=\"?([^\"\\n]+)\"?$", ""));
        String clock = read("sys/devices/system/clocksource/clocksource0/current_clocksource");
        facts.put("clockSource", clock.isEmpty() ? "unknown" : clock);
    }

    private void javaMachine() {
        ObjectNode jvm = facts.putObject("jvm");
        jvm.put("version", System.getProperty("java.runtime.version"));
        jvm.put("name", System.getProperty("java.vm.name"));
        jvm.put("vendor", System.getProperty("java.vendor"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(jvm.putArray("flags")::add);
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        collectors.forEach(collector -> jvm.withArray("gc").add(collector.getName()));
        jvm.put("heapMax", Runtime.getRuntime().maxMemory());
    }

    private void limits() {
        ObjectNode cgroup = facts.putObject("cgroup");
        String cpu = read("sys/fs/cgroup/cpu.max");
        if (cpu.isEmpty()) {
            String quota = read("sys/fs/cgroup/cpu/cpu.cfs_quota_us");
            // Version 1 of cgroups says -1, and a number near 2^63, where version 2 says max.
            cpu = quota.isEmpty() ? ""
                : (quota.equals("-1") ? "max" : quota) + " " + read("sys/fs/cgroup/cpu/cpu.cfs_period_us");
        }
        String memory = read("sys/fs/cgroup/memory.max");
        if (memory.isEmpty()) {
            memory = read("sys/fs/cgroup/memory/memory.limit_in_bytes");
            memory = memory.matches("9\\d{18}") ? "max" : memory;
        }
        cgroup.put("cpuMax", cpu.isEmpty() ? null : cpu);
        cgroup.put("memoryMax", memory.isEmpty() ? null : memory);
        String files = first(read("proc/self/limits"), "(?m)^Max open files\\s+(\\S+)", null);
        facts.put("openFiles", files);
        putText("somaxconn", read("proc/sys/net/core/somaxconn"));
        putText("localPorts", read("proc/sys/net/ipv4/ip_local_port_range").replace('\t', ' '));
    }

    private void putText(String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file)).strip();
        } catch (IOException | SecurityException e) {
            return "";
        }
    }

    private static String first(String text, String pattern, String otherwise) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1).strip() : otherwise;
    }
}
