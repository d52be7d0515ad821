// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.setup.ResourceTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The modules of the emulated version: which are loaded, and what is told to those that are asked to reload. */
public final class Modules {

    /** What became of a reload, with the number that Asterisk's event gives it. */
    public enum Reload {
        DONE(0), NOT_FOUND(2), NOT_IMPLEMENTED(6);

        public final int status;

        Reload(int status) {
            this.status = status;
        }
    }

    /** A module. {@code core} means that it is a part of the server that can only be reloaded. */
    public static final class Module {

        public final String name;
        public final String description;
        public final int uses;
        public final String support;
        public final boolean core;
        private final boolean reloads;
        private boolean running;
        private boolean loaded = true;

        private Module(String[] row) {
            name = row[0];
            description = row[3];
            uses = Integer.parseInt(row[4]);
            running = row[5].equals("Running");
            support = row[6];
            reloads = row[7].equals("yes");
            core = !name.endsWith(".so");
        }

        boolean isLoaded() {
            return loaded;
        }

        public String status() {
            return running ? "Running" : "Not Running";
        }
    }

    private static final String ENDING = ".so";

    private final Map<String, Module> modules = new TreeMap<>();
    private final Map<String, List<Runnable>> reloads = new HashMap<>();
    private final ActionTable actions;
    private Instant lastReload;

    Modules(AsteriskVersion version, ActionTable actions, Instant started) {
        this.actions = actions;
        lastReload = started;
        for (String[] row : ResourceTable.rows("modules.tsv")) {
            if (ResourceTable.covers(row[1], row[2], version.major())) {
                modules.put(row[0], new Module(row));
            }
        }
    }

    /** Has something done whenever a module, named without its ending, or all modules are reloaded. */
    public void onReload(String module, Runnable task) {
        reloads.computeIfAbsent(module, name -> new ArrayList<>()).add(task);
    }

    /** A module that is there, loaded or not, by its full name; or null. */
    public Module find(String name) {
        return modules.get(name);
    }

    /** Whether a module runs; its name may lack the ending. */
    public boolean isRunning(String name) {
        Module module = modules.containsKey(name) ? modules.get(name) : modules.get(name + ENDING);
        return module != null && module.loaded;
    }

    /** Loads a module; false if there is none or it is loaded. */
    public boolean load(String name) {
        Module module = modules.get(name);
        if (module == null || module.loaded) {
            return false;
        }
        set(module, true);
        return true;
    }

    /** Unloads a module; false if there is none, it is not loaded, or something uses it. */
    public boolean unload(String name) {
        Module module = modules.get(name);
        if (module == null || !module.loaded || module.core || module.uses > 0) {
            return false;
        }
        set(module, false);
        return true;
    }

    private void set(Module module, boolean loaded) {
        module.loaded = loaded;
        module.running = loaded;
        actions.loaded(module.name, loaded);
    }

    /** Reloads a module, whose name may lack the ending. */
    public Reload reload(String name) {
        if (!isRunning(name)) {
            return Reload.NOT_FOUND;
        }
        String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        Module module = modules.containsKey(stem) ? modules.get(stem) : modules.get(stem + ENDING);
        if (!module.reloads) {
            return Reload.NOT_IMPLEMENTED;
        }
        reloads.getOrDefault(stem, List.of()).forEach(Runnable::run);
        return Reload.DONE;
    }

    /** Reloads everything. */
    public void reloadAll() {
        reloads.values().forEach(tasks -> tasks.forEach(Runnable::run));
        lastReload = Instant.now();
    }

    /** When everything was reloaded last; at first the server's start. */
    public Instant lastReload() {
        return lastReload;
    }

    /** All modules that are loaded, in alphabetical order. */
    public Collection<Module> loaded() {
        return modules.values().stream().filter(module -> module.loaded).toList();
    }
}
