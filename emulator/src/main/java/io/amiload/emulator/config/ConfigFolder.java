// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The configuration files that actions show and change. They are read from a folder, or are the few that the emulator
 * brings along; changes are kept in memory and never written to a disk.
 */
public final class ConfigFolder {

    /** Where Asterisk has its files; the only absolute path that is understood. */
    private static final String HOME = "/etc/asterisk/";
    private static final Set<String> BUILT_IN = Set.of("extensions.conf", "pjsip.conf", "queues.conf", "iax.conf",
            "agents.conf", "indications.conf", "features.conf", "confbridge.conf");
    private static final int MOST_FILES = 1_000;

    private final Path folder;
    private final Consumer<String> warnings;
    private final Map<String, EditableConfig> files = new HashMap<>();

    /** Looks into a folder; null for the files that are brought along. */
    public ConfigFolder(Path folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /** A file's name inside the folder; null if it lies outside. */
    public static String inside(String name) {
        String path = name.startsWith(HOME) ? name.substring(HOME.length()) : name;
        if (path.isEmpty() || path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf(0) >= 0) {
            return null;
        }
        StringBuilder normal = new StringBuilder();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                return null;
            }
            if (!part.isEmpty() && !part.equals(".")) {
                normal.append(normal.length() == 0 ? "" : "/").append(part);
            }
        }
        return normal.length() == 0 ? null : normal.toString();
    }

    /** The file of a name that {@link #inside} gave, or null. */
    public EditableConfig find(String name) throws ConfigException {
        EditableConfig known = files.get(name);
        if (known == null) {
            known = read(name);
            if (known != null) {
                files.put(name, known);
            }
        }
        return known;
    }

    /** Whether there is such a file, well-formed or not. */
    public boolean has(String name) {
        return files.containsKey(name) || (folder == null ? BUILT_IN.contains(name) && resource(name) != null
                : isFile(name));
    }

    /** Creates or replaces a file; false if there are too many. */
    public boolean put(String name, EditableConfig file) {
        if (files.size() >= MOST_FILES && !files.containsKey(name)) {
            return false;
        }
        files.put(name, file);
        return true;
    }

    /** The file of a name as the folder has it, whatever actions have changed since; null if it has none. */
    public ConfigFile readFile(String name) throws ConfigException {
        return folder != null && isFile(name) ? ConfigReader.read(folder.resolve(name), warnings) : null;
    }

    private EditableConfig read(String name) throws ConfigException {
        if (folder != null) {
            return isFile(name) ? new EditableConfig(ConfigReader.read(folder.resolve(name), warnings)) : null;
        }
        String text = BUILT_IN.contains(name) ? resource(name) : null;
        return text == null ? null : new EditableConfig(ConfigReader.read(name, text, warnings));
    }

    /** Nothing outside the folder is looked at, not even through a link. */
    private boolean isFile(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static String resource(String name) {
        try (InputStream in = ConfigFolder.class.getResourceAsStream("/io/amiload/emulator/" + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in " + name, e);
        }
    }
}
