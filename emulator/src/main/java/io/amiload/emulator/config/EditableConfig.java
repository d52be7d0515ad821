// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A configuration file as manager actions show and change it: categories in order, each with lines of its own behind
 * those of its templates. Not for several threads.
 */
public final class EditableConfig {

    /** Why a change is refused; the message is Asterisk's. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * A line.
     *
     * @param name  as it is spelled
     * @param value may be empty
     */
    public record Line(String name, String value) {
    }

    /** A section. */
    public static final class Category {

        private String name;
        private final boolean template;
        private final List<Category> bases;
        private final List<Line> own = new ArrayList<>();

        private Category(String name, boolean template, List<Category> bases) {
            this.name = name;
            this.template = template;
            this.bases = bases;
        }

        /**
         * Gives its name.
         *
         * @return the name between the brackets
         */
        public String name() {
            return name;
        }

        /**
         * Says whether it is only inherited from.
         *
         * @return whether it is a template
         */
        public boolean isTemplate() {
            return template;
        }

        /**
         * Names what it inherits from.
         *
         * @return names with commas between, empty if there are none
         */
        public String templates() {
            return String.join(",", bases.stream().map(base -> base.name).toList());
        }

        /**
         * Gives all lines, what it inherits first.
         *
         * @return the lines in order
         */
        public List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            bases.forEach(base -> lines.addAll(base.lines()));
            lines.addAll(own);
            return lines;
        }
    }

    private static final int MOST_LINES = 20_000;
    private static final String NO_CATEGORY = "Given category does not exist";
    private static final String NOT_UPDATED = "Update did not complete successfully";
    private static final String NOT_CREATED = "Create category did not complete successfully";

    private final List<Category> categories = new ArrayList<>();

    /** Makes an empty file. */
    public EditableConfig() {
    }

    /**
     * Makes a file of what was read.
     *
     * @param file sections and their settings
     */
    public EditableConfig(ConfigFile file) {
        for (Section section : file.sections()) {
            List<Category> bases = new ArrayList<>();
            section.templates().forEach(base -> bases.add(any(base)));
            Category category = new Category(section.name(), section.isTemplate(), bases);
            for (Setting setting : section.settings()) {
                if (!setting.inherited()) {
                    category.own.add(new Line(setting.name(), setting.value()));
                }
            }
            categories.add(category);
        }
    }

    /**
     * Says why a change is refused.
     *
     * @param message Asterisk's words
     * @return to be thrown
     */
    public static Refused refused(String message) {
        return new Refused(message);
    }

    /**
     * Copies a file.
     *
     * @param other what to copy
     */
    public EditableConfig(EditableConfig other) {
        for (Category category : other.categories) {
            Category copy = new Category(category.name, category.template, new ArrayList<>());
            copy.own.addAll(category.own);
            categories.add(copy);
        }
        for (int i = 0; i < categories.size(); i++) {
            for (Category base : other.categories.get(i).bases) {
                categories.get(i).bases.add(categories.get(other.categories.indexOf(base)));
            }
        }
    }

    /**
     * Gives all categories, templates too.
     *
     * @return the categories in order
     */
    public List<Category> categories() {
        return List.copyOf(categories);
    }

    /**
     * Adds a category.
     *
     * @param name       its name
     * @param template   whether it is a template
     * @param duplicates whether there may be one of that name
     * @param bases      what it inherits from
     * @param before     the category to put it before; empty for the end
     * @throws Refused if there is one already, or a named one is not there
     */
    public void add(String name, boolean template, boolean duplicates, List<String> bases, String before)
            throws Refused {
        if (!duplicates && any(name) != null) {
            throw new Refused(NOT_CREATED);
        }
        List<Category> found = new ArrayList<>();
        for (String base : bases) {
            if (any(base) == null) {
                throw new Refused("Template category not found");
            }
            found.add(any(base));
        }
        checkRoom();
        int at = categories.size();
        if (!before.isEmpty()) {
            at = categories.indexOf(any(before));
            if (at < 0) {
                throw new Refused(NOT_CREATED);
            }
        }
        categories.add(at, new Category(name, template, found));
    }

    /**
     * Renames all categories of a name.
     *
     * @param name the old name
     * @param to   the new one
     * @throws Refused if there is none
     */
    public void rename(String name, String to) throws Refused {
        each(name, category -> category.name = to);
    }

    /**
     * Removes all categories of a name. What others inherit from them stays with those.
     *
     * @param name the name
     * @throws Refused if there is none
     */
    public void remove(String name) throws Refused {
        List<Category> found = named(name);
        for (Category other : categories) {
            for (Category gone : found) {
                int at = other.bases.indexOf(gone);
                if (at >= 0) {
                    other.own.addAll(0, gone.lines());
                    other.bases.remove(at);
                }
            }
        }
        categories.removeAll(found);
    }

    /**
     * Removes the lines of all categories of a name.
     *
     * @param name the name
     * @throws Refused if there is none
     */
    public void empty(String name) throws Refused {
        each(name, category -> category.own.clear());
    }

    /**
     * Appends a line to all categories of a name.
     *
     * @param name the category
     * @param line the line
     * @throws Refused if there is none
     */
    public void append(String name, Line line) throws Refused {
        checkRoom();
        each(name, category -> category.own.add(line));
    }

    /**
     * Inserts a line in all categories of a name.
     *
     * @param name   the category
     * @param number before which line, from 0; beyond the last one it goes to the end
     * @param line   the line
     * @throws Refused if there is none
     */
    public void insert(String name, int number, Line line) throws Refused {
        checkRoom();
        each(name, category -> category.own.add(Math.min(Math.max(number, 0), category.own.size()), line));
    }

    /**
     * Gives the first line of a name another value, in all categories of a name that have one.
     *
     * @param name  the category
     * @param line  the line's name and new value
     * @param match the value that it must have; empty for any
     * @throws Refused if there is no such line
     */
    public void update(String name, Line line, String match) throws Refused {
        boolean found = false;
        for (Category category : named(name)) {
            found |= update(category, line, match);
        }
        if (!found) {
            throw new Refused(NOT_UPDATED);
        }
    }

    private static boolean update(Category category, Line line, String match) {
        for (int i = 0; i < category.own.size(); i++) {
            if (fits(category.own.get(i), line.name(), match)) {
                category.own.set(i, line);
                return true;
            }
        }
        for (Line inherited : category.lines()) {
            if (fits(inherited, line.name(), match)) {
                category.own.add(0, line);
                return true;
            }
        }
        return false;
    }

    /**
     * Removes lines from all categories of a name.
     *
     * @param name   the category
     * @param number the line's number, from 0; negative to remove by name
     * @param line   the lines' name
     * @param match  the value that they must have; empty for any
     * @throws Refused if there is no such line
     */
    public void delete(String name, int number, String line, String match) throws Refused {
        boolean found = false;
        for (Category category : named(name)) {
            if (number >= 0) {
                if (number < category.own.size()) {
                    category.own.remove(number);
                    found = true;
                }
            } else {
                found |= category.own.removeIf(other -> fits(other, line, match));
            }
        }
        if (!found) {
            throw new Refused(NOT_UPDATED);
        }
    }

    private static boolean fits(Line line, String name, String match) {
        return line.name().equalsIgnoreCase(name) && (match.isEmpty() || line.value().equalsIgnoreCase(match));
    }

    private void each(String name, Consumer<Category> change) throws Refused {
        named(name).forEach(change);
    }

    private List<Category> named(String name) throws Refused {
        List<Category> found = categories.stream()
                .filter(category -> !category.template && category.name.equalsIgnoreCase(name)).toList();
        if (found.isEmpty()) {
            throw new Refused(NO_CATEGORY);
        }
        return found;
    }

    /** The first of a name, template or not; or null. */
    private Category any(String name) {
        return categories.stream().filter(category -> category.name.equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    /** A client may not fill the memory. */
    private void checkRoom() throws Refused {
        long lines = categories.size() + categories.stream().mapToLong(category -> category.own.size()).sum();
        if (lines >= MOST_LINES) {
            throw new Refused("Save of config failed");
        }
    }
}
