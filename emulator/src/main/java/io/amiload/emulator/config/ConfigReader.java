// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a file in the format of Asterisk's configuration: sections, templates {@code [name](!)}, inheritance
 * {@code [name](template)}, additions {@code [name](+)}, {@code #include} and {@code #tryinclude} with wildcards,
 * comments, {@code =}, {@code =>} and {@code +=}.
 *
 * <p>What makes Asterisk refuse the whole file is a {@link ConfigException}. Lines that it passes over with a warning
 * are passed over, and the warning goes to the consumer. Text is ISO 8859-1, one character for each byte. Files that
 * are included lie in the main file's folder, unless their path is absolute.
 */
public final class ConfigReader {

    private static final int LONGEST_LINE = 8_190;
    private static final int DEEPEST_INCLUDE = 10;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final String WILDCARDS = "*?[{";

    private final Path folder;
    private final Consumer<String> warnings;
    private final List<Section> sections = new ArrayList<>();
    /** The section that was begun last, in whatever file. */
    private Section last;
    private int depth;

    private ConfigReader(Path folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /**
     * Reads a file and what it includes.
     *
     * @param file     the file
     * @param warnings gets a line for everything that is passed over
     * @return its sections
     * @throws ConfigException if it cannot be read, or Asterisk would refuse it
     */
    public static ConfigFile read(Path file, Consumer<String> warnings) throws ConfigException {
        Path parent = file.toAbsolutePath().getParent();
        ConfigReader reader = new ConfigReader(parent, warnings);
        reader.readLines(file.toString(), lines(file, file.toString()));
        return new ConfigFile(file.toString(), reader.sections);
    }

    /**
     * Reads a text that is no file; it may include only files with absolute paths.
     *
     * @param name     what to call it
     * @param text     its lines
     * @param warnings gets a line for everything that is passed over
     * @return its sections
     * @throws ConfigException if Asterisk would refuse it
     */
    public static ConfigFile read(String name, String text, Consumer<String> warnings) throws ConfigException {
        ConfigReader reader = new ConfigReader(null, warnings);
        reader.readLines(name, List.of(text.split("\n", -1)));
        return new ConfigFile(name, reader.sections);
    }

    private static List<String> lines(Path file, String name) throws ConfigException {
        try {
            return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1));
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "is a folder" : Files.exists(file) ? "cannot be read"
                    : "there is no such file";
            throw new ConfigException(name, reason);
        }
    }

    private void readLines(String name, List<String> lines) throws ConfigException {
        CommentStripper comments = new CommentStripper();
        Section current = last;
        for (int i = 0; i < lines.size(); i++) {
            Place place = new Place(name, i + 1);
            String line = lines.get(i);
            if (line.length() > LONGEST_LINE) {
                warn(place, "the line is longer than " + LONGEST_LINE + " bytes and is passed over");
                continue;
            }
            if (i == 0 && line.startsWith(BYTE_ORDER_MARK)) {
                line = line.substring(BYTE_ORDER_MARK.length());
            }
            String text = comments.strip(line, i + 1).strip();
            if (text.startsWith("[")) {
                current = section(text, place);
            } else if (text.startsWith("#")) {
                directive(text, place);
            } else if (!text.isEmpty()) {
                setting(current, text, place);
            }
        }
        if (comments.unterminatedSince() > 0) {
            warn(new Place(name, comments.unterminatedSince()), "a comment ;-- begins here and never ends with --;");
        }
    }

    private Section section(String text, Place place) throws ConfigException {
        int close = text.indexOf(']');
        if (close < 0) {
            throw new ConfigException(place, "a section's name needs a closing ]");
        }
        Section section = new Section(text.substring(1, close), place);
        boolean known = false;
        if (text.startsWith("(", close + 1)) {
            int end = text.indexOf(')', close);
            if (end < 0) {
                throw new ConfigException(place, "what a section inherits needs a closing )");
            }
            for (String option : text.substring(close + 2, end).split(",")) {
                if (option.equals("!")) {
                    section.makeTemplate();
                } else if (option.startsWith("+")) {
                    section = added(section, option.length() > 1, place);
                    known = true;
                } else {
                    section.inherit(find(option, true, place));
                }
            }
        }
        if (!known) {
            sections.add(section);
        }
        last = section;
        return section;
    }

    /** The section that this one only adds to; with a filter behind the plus it may be a template. */
    private Section added(Section more, boolean templatesToo, Place place) throws ConfigException {
        Section section = find(more.name(), templatesToo, place);
        if (more.isTemplate()) {
            section.makeTemplate();
        }
        more.settings().forEach(section::add);
        return section;
    }

    private Section find(String name, boolean templatesToo, Place place) throws ConfigException {
        for (Section section : sections) {
            if (section.name().equalsIgnoreCase(name) && (templatesToo || !section.isTemplate())) {
                return section;
            }
        }
        throw new ConfigException(place, "there is no section [" + name + "] above this line");
    }

    private void setting(Section section, String text, Place place) throws ConfigException {
        if (section == null) {
            throw new ConfigException(place, "a setting stands before the first [section]");
        }
        boolean escaped = text.startsWith("\\");
        String line = escaped ? text.substring(1) : text;
        if (escaped && (line.isEmpty() || line.charAt(0) <= ' ')) {
            throw new ConfigException(place, "a backslash at the start of a line needs a character behind it");
        }
        int equals = line.indexOf('=', escaped ? 1 : 0);
        if (equals < 0) {
            warn(place, "the line has no = and is passed over");
            return;
        }
        boolean appends = equals > (escaped ? 1 : 0) && line.charAt(equals - 1) == '+';
        String name = line.substring(0, appends ? equals - 1 : equals).strip();
        int value = !appends && line.startsWith(">", equals + 1) ? equals + 2 : equals + 1;
        if (name.isEmpty()) {
            warn(place, "the line has no name before its = and is passed over");
        } else if (appends) {
            section.append(new Setting(name, line.substring(value).strip(), place, false), line.substring(value));
        } else {
            section.add(new Setting(name, line.substring(value).strip(), place, false));
        }
    }

    // What is included

    private void directive(String text, Place place) throws ConfigException {
        String[] words = text.substring(1).split("\\s+", 2);
        String argument = words.length > 1 ? unquoted(words[1].strip()) : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "include" -> include(argument, true, place);
            case "tryinclude" -> include(argument, false, place);
            case "exec" -> warn(place, "#exec is not carried out");
            default -> warn(place, "there is no directive #" + words[0]);
        }
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && (name.startsWith("\"") && name.endsWith("\"")
                || name.startsWith("<") && name.endsWith(">"));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private void include(String name, boolean needed, Place place) throws ConfigException {
        if (name.isEmpty()) {
            warn(place, "the directive needs a file's name");
            return;
        }
        if (depth == DEEPEST_INCLUDE) {
            throw new ConfigException(place, "files include each other more than " + DEEPEST_INCLUDE + " deep");
        }
        if (folder == null && !name.startsWith("/")) {
            throw new ConfigException(place, "#include needs an absolute path here");
        }
        List<Path> files = matching(name, place);
        if (files.isEmpty() && needed) {
            throw new ConfigException(place, "nothing matches #include " + name);
        }
        depth++;
        for (Path file : files) {
            boolean inside = folder != null && file.startsWith(folder);
            String shown = (inside ? folder.relativize(file) : file).toString();
            readLines(shown, lines(file, shown));
        }
        depth--;
    }

    /** The files that a path with wildcards names, in alphabetical order. */
    private List<Path> matching(String name, Place place) throws ConfigException {
        Path pattern;
        try {
            pattern = folder == null ? Path.of(name) : folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new ConfigException(place, "this is no path: " + e.getReason());
        }
        List<Path> found = new ArrayList<>(List.of(pattern.getRoot()));
        for (Path element : pattern) {
            List<Path> next = new ArrayList<>();
            for (Path parent : found) {
                if (hasWildcard(element.toString())) {
                    next.addAll(children(parent, element.toString()));
                } else if (Files.exists(parent.resolve(element))) {
                    next.add(parent.resolve(element));
                }
            }
            found = next;
        }
        found.removeIf(file -> !Files.isRegularFile(file));
        return found;
    }

    private static boolean hasWildcard(String name) {
        return name.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
    }

    private static List<Path> children(Path parent, String pattern) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent, pattern)) {
            for (Path child : stream) {
                if (!child.getFileName().toString().startsWith(".") || pattern.startsWith(".")) {
                    children.add(child);
                }
            }
        } catch (IOException | PatternSyntaxException e) {
            return List.of();
        }
        Collections.sort(children);
        return children;
    }

    private void warn(Place place, String what) {
        warnings.accept(place + ": " + what);
    }
}
