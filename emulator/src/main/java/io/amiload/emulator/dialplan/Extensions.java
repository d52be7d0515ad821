// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.dialplan;

import io.amiload.emulator.message.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contexts of a dialplan and their extensions, as {@code extensions.conf} has them. Not thread-safe. */
public final class Extensions {

    private static final Pattern LINE = Pattern.compile("(exten|same|include|ignorepat)\\s*=>?\\s*(.*)");
    private static final Pattern STEP = Pattern.compile(
            "(\\d+|n)(?:\\(([^)]*)\\))?\\s*,\\s*([^(]+?)\\s*(?:\\((.*)\\))?");

    private static final String HINT = "hint,";
    private static final String GLOBALS = "[globals]";
    private static final List<String> SETTINGS = List.of("[general]", GLOBALS);
    /** What steps of a file are registered by. */
    private static final String CONFIG = "pbx_config";
    private static final int HIGHEST_PRIORITY = 10_000;
    private static final int MOST_EXTENSIONS = 100_000;

    /** One priority: an application and its arguments. */
    public static final class Step {

        public final Text application;
        public final Text data;
        /** Null for none. */
        public final String label;
        /** Which module has added it. */
        public final String registrar;
        /** The line of the file that it is from; 0 for none. */
        private final int line;

        Step(Text application, Text data, String label, String registrar, int line) {
            this.application = application;
            this.data = data;
            this.label = label;
            this.registrar = registrar;
            this.line = line;
        }

        /** Where it comes from: a line of a file, or a module. */
        public String place() {
            return line == 0 ? registrar : "extensions.conf:" + line;
        }
    }

    /** A context: its extensions by name or pattern, and the contexts that are looked into next. */
    public static final class Context {

        public final String name;
        /** Which module has made it. */
        public final String registrar;
        /** A step that the extension does not have is null. */
        private final Map<String, List<Step>> extensions = new TreeMap<>(ExtensionOrder.INSTANCE);
        private final List<String> includes = new ArrayList<>();
        private final Map<String, String> hints = new LinkedHashMap<>();
        private final List<String> ignored = new ArrayList<>();

        Context(String name, String registrar) {
            this.name = name;
            this.registrar = registrar;
        }

        private Context copy() {
            Context copy = new Context(name, registrar);
            extensions.forEach((extension, steps) -> copy.extensions.put(extension, new ArrayList<>(steps)));
            copy.includes.addAll(includes);
            copy.hints.putAll(hints);
            copy.ignored.addAll(ignored);
            return copy;
        }

        /** In the order in which they are looked into. */
        public Map<String, List<Step>> extensions() {
            return Collections.unmodifiableMap(extensions);
        }

        /** The hints by extension. */
        public Map<String, String> hints() {
            return Collections.unmodifiableMap(hints);
        }

        /** The contexts that are looked into next. */
        public List<String> includes() {
            return Collections.unmodifiableList(includes);
        }

        /** The beginnings of numbers behind which the dial tone goes on. */
        public List<String> ignored() {
            return Collections.unmodifiableList(ignored);
        }

        /** False if it is included already. */
        public boolean include(String other) {
            return !includes.contains(other) && includes.add(other);
        }

        /** False if it was not included. */
        public boolean forgetInclude(String other) {
            return includes.remove(other);
        }

        /** False if it is ignored already. */
        public boolean ignore(String pattern) {
            return !ignored.contains(pattern) && ignored.add(pattern);
        }

        /** False if it was not ignored. */
        public boolean forgetIgnored(String pattern) {
            return ignored.remove(pattern);
        }

        private List<Step> find(String extension) {
            List<Step> steps = extensions.get(extension);
            if (steps != null) {
                return steps;
            }
            for (Map.Entry<String, List<Step>> candidate : extensions.entrySet()) {
                if (matches(candidate.getKey(), extension)) {
                    return candidate.getValue();
                }
            }
            return null;
        }
    }

    private final Map<String, Context> contexts;
    private final Map<String, String> globals;

    private Extensions(Map<String, Context> contexts, Map<String, String> globals) {
        this.contexts = contexts;
        this.globals = globals;
    }

    /** What servers have by default. */
    public static Extensions builtIn() {
        return resource("extensions.conf");
    }

    private static Extensions resource(String name) {
        try (InputStream in = Extensions.class.getResourceAsStream("/io/amiload/emulator/" + name)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the built-in dialplan", e);
        }
    }

    /** A dialplan of one's own, which may be changed while this one stays as it is. */
    public Extensions copy() {
        Map<String, Context> all = new LinkedHashMap<>();
        contexts.forEach((name, context) -> all.put(name, context.copy()));
        return new Extensions(all, globals);
    }

    /** This dialplan and the contexts of the background traffic, unless it has contexts of these names itself. */
    public Extensions withBackground() {
        Map<String, Context> all = new LinkedHashMap<>(contexts);
        resource("background.conf").contexts.forEach(all::putIfAbsent);
        return new Extensions(all, globals);
    }

    /**
     * Reads an {@code extensions.conf}.
     *
     * @throws IllegalArgumentException if a line is not understood; the message names it
     */
    public static Extensions parse(String text) {
        Map<String, Context> contexts = new LinkedHashMap<>();
        Map<String, String> globals = new LinkedHashMap<>();
        String settings = null;
        Context context = null;
        List<Step> steps = null;
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.replaceFirst("(^|[^\\\\]);.*", "$1").trim();
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                settings = SETTINGS.contains(line) ? line : null;
                if (settings != null) {
                    context = null;
                    continue;
                }
                context = contexts.computeIfAbsent(line.substring(1, line.length() - 1),
                        name -> new Context(name, CONFIG));
                steps = null;
                continue;
            }
            if (settings != null) {
                setting(settings, globals, number, line);
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (context == null || !matcher.matches()) {
                throw wrong(number, line, "neither [context], exten =>, same => nor include => inside a context");
            }
            String rest = matcher.group(2).trim();
            switch (matcher.group(1)) {
                case "include":
                    context.includes.add(rest);
                    break;
                case "ignorepat":
                    context.ignored.add(rest);
                    break;
                case "exten":
                    int comma = rest.indexOf(',');
                    if (comma < 0) {
                        throw wrong(number, line, "an extension needs a priority and an application");
                    }
                    String exten = rest.substring(0, comma).trim();
                    if (rest.startsWith(HINT, comma + 1)) {
                        context.hints.put(exten, rest.substring(comma + 1 + HINT.length()).trim());
                        break;
                    }
                    steps = context.extensions.computeIfAbsent(exten, e -> new ArrayList<>());
                    addStep(steps, rest.substring(comma + 1).trim(), number, line);
                    break;
                default:
                    if (steps == null) {
                        throw wrong(number, line, "there is no extension before it");
                    }
                    addStep(steps, rest, number, line);
                    break;
            }
        }
        return new Extensions(contexts, globals);
    }

    private static void setting(String section, Map<String, String> globals, int number, String line) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            throw wrong(number, line, "a setting is NAME=value");
        }
        if (section.equals(GLOBALS)) {
            globals.put(line.substring(0, equals).trim(), line.substring(equals + 1).replaceFirst("^>", "").trim());
        }
    }

    private static void addStep(List<Step> steps, String text, int number, String line) {
        Matcher matcher = STEP.matcher(text);
        if (!matcher.matches()) {
            throw wrong(number, line, "a step is priority,Application(arguments)");
        }
        if (!matcher.group(1).equals("n") && Integer.parseInt(matcher.group(1)) != steps.size() + 1) {
            throw wrong(number, line, "the next priority is " + (steps.size() + 1));
        }
        String data = matcher.group(4) == null ? "" : matcher.group(4);
        steps.add(new Step(Text.of(matcher.group(3)), Text.of(data.replace("\\;", ";")), matcher.group(2), CONFIG,
                number));
    }

    private static IllegalArgumentException wrong(int number, String line, String why) {
        return new IllegalArgumentException("dialplan line " + number + " \"" + line + "\": " + why);
    }

    /** The steps of an extension, by name or pattern, of a context or those it includes; null if there are none. */
    public List<Step> find(String context, String extension) {
        return find(context, extension, 0);
    }

    private List<Step> find(String context, String extension, int depth) {
        Context in = contexts.get(context);
        if (in == null || depth > contexts.size()) {
            return null;
        }
        List<Step> steps = in.find(extension);
        for (int i = 0; steps == null && i < in.includes.size(); i++) {
            steps = find(in.includes.get(i), extension, depth + 1);
        }
        return steps;
    }

    /**
     * Adds a step to an extension, or replaces one; the context is made if it is not there.
     *
     * @return false if the priority is too high, or there are too many extensions already
     */
    public boolean add(String context, String extension, int priority, String application, String data, String label,
            String registrar) {
        Context in = makeContext(context, registrar);
        if (priority < 1 || priority > HIGHEST_PRIORITY
                || in.extensions.size() >= MOST_EXTENSIONS && !in.extensions.containsKey(extension)) {
            return false;
        }
        List<Step> steps = in.extensions.computeIfAbsent(extension, e -> new ArrayList<>());
        while (steps.size() < priority) {
            steps.add(null);
        }
        steps.set(priority - 1, new Step(Text.ofLatin1(application), Text.ofLatin1(data), label, registrar,
                0));
        return true;
    }

    /** The context of a name; a new one if there is none. */
    public Context makeContext(String name, String registrar) {
        return contexts.computeIfAbsent(name, n -> new Context(n, registrar));
    }

    /** Removes a context with all that is in it; false if there was none. */
    public boolean removeContext(String name) {
        return contexts.remove(name) != null;
    }

    /** Gives an extension a hint, in place of the one that it has. */
    public void addHint(String context, String extension, String hint) {
        makeContext(context, CONFIG).hints.put(extension, hint);
    }

    /** Takes an extension's hint away; false if it had none. */
    public boolean removeHint(String context, String extension) {
        Context in = contexts.get(context);
        return in != null && in.hints.remove(extension) != null;
    }

    /** A step of an extension of a context, by name rather than pattern; null if there is none. */
    public Step step(String context, String extension, int priority) {
        Context in = contexts.get(context);
        List<Step> steps = in == null ? null : in.extensions.get(extension);
        return steps == null || priority < 1 || priority > steps.size() ? null : steps.get(priority - 1);
    }

    /** Removes an extension of a context; false if there was none. */
    public boolean remove(String context, String extension) {
        Context in = contexts.get(context);
        return in != null && in.extensions.remove(extension) != null;
    }

    /** Removes a step of an extension; false if there was none. The extension goes with its last step. */
    public boolean remove(String context, String extension, int priority) {
        if (step(context, extension, priority) == null) {
            return false;
        }
        List<Step> steps = contexts.get(context).extensions.get(extension);
        steps.set(priority - 1, null);
        while (!steps.isEmpty() && steps.get(steps.size() - 1) == null) {
            steps.remove(steps.size() - 1);
        }
        if (steps.isEmpty()) {
            remove(context, extension);
        }
        return true;
    }

    public boolean exists(String context, String extension) {
        List<Step> steps = find(context, extension);
        return steps != null && steps.get(0) != null;
    }

    /** The number of a priority, given as a number or a label; 0 if the extension does not have it. */
    public int priority(String context, String extension, String priority) {
        List<Step> steps = find(context, extension);
        if (steps == null) {
            return 0;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) != null
                    && (priority.equals(steps.get(i).label) || priority.equals(Integer.toString(i + 1)))) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The hints by context and extension or pattern, in the order of the dialplan: devices joined by {@code &}. */
    public Map<String, Map<String, String>> hints() {
        Map<String, Map<String, String>> hints = new LinkedHashMap<>();
        for (Context context : contexts.values()) {
            if (!context.hints.isEmpty()) {
                hints.put(context.name, Collections.unmodifiableMap(context.hints));
            }
        }
        return hints;
    }

    /** The hint of an extension, by name or pattern, of a context or those it includes; null if there is none. */
    public String hint(String context, String extension) {
        return hint(context, extension, 0);
    }

    private String hint(String context, String extension, int depth) {
        Context in = contexts.get(context);
        if (in == null || depth > contexts.size()) {
            return null;
        }
        for (Map.Entry<String, String> hint : in.hints.entrySet()) {
            String name = hint.getKey();
            if (name.equals(extension) || matches(name, extension)) {
                return hint.getValue();
            }
        }
        for (String included : in.includes) {
            String found = hint(included, extension, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The global variables that it starts with. */
    public Map<String, String> globals() {
        return Collections.unmodifiableMap(globals);
    }

    /** All contexts, in the order in which they were made. */
    public Collection<Context> contexts() {
        return Collections.unmodifiableCollection(contexts.values());
    }

    /** The context of a name, or null. */
    public Context context(String name) {
        return contexts.get(name);
    }

    /** Whether an extension fits a pattern, which begins with an underscore. */
    public static boolean matches(String pattern, String extension) {
        if (!pattern.startsWith("_")) {
            return false;
        }
        int at = 0;
        for (int i = 1; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '!') {
                return true;
            }
            if (at == extension.length()) {
                return false;
            }
            char digit = extension.charAt(at++);
            switch (c) {
                case '.':
                    return true;
                case 'X':
                case 'x':
                    if (digit < '0' || digit > '9') {
                        return false;
                    }
                    break;
                case 'Z':
                case 'z':
                    if (digit < '1' || digit > '9') {
                        return false;
                    }
                    break;
                case 'N':
                case 'n':
                    if (digit < '2' || digit > '9') {
                        return false;
                    }
                    break;
                case '[':
                    int close = pattern.indexOf(']', i);
                    if (close < 0 || !Character.toString(digit).matches(pattern.substring(i, close + 1))) {
                        return false;
                    }
                    i = close;
                    break;
                default:
                    if (digit != c) {
                        return false;
                    }
                    break;
            }
        }
        return at == extension.length();
    }
}
