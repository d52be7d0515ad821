// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which categories a manager action asks for: {@code name=value} pairs of regular expressions with commas between, of
 * which each must fit a line, and {@code TEMPLATES=include} or {@code TEMPLATES=restrict}.
 */
public final class CategoryFilter {

    private record Pair(Pattern name, Pattern value) {

        boolean fits(EditableConfig.Category category) {
            return category.lines().stream()
                    .anyMatch(line -> name.matcher(line.name()).find() && value.matcher(line.value()).find());
        }
    }

    private final String category;
    private final List<Pair> pairs = new ArrayList<>();
    private boolean templates;
    private boolean templatesOnly;
    private boolean nothing;

    /**
     * Compiles a filter.
     *
     * @param category the name of the categories wanted; empty for all
     * @param text     the pairs; what is not well-formed fits nothing
     */
    public CategoryFilter(String category, String text) {
        this.category = category;
        for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals).strip();
            String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
            if (equals <= 0) {
                nothing = true;
            } else if (name.equalsIgnoreCase("TEMPLATES")) {
                templates = value.equalsIgnoreCase("include");
                templatesOnly = value.equalsIgnoreCase("restrict");
            } else {
                compile(name, value);
            }
        }
    }

    private void compile(String name, String value) {
        try {
            pairs.add(new Pair(Pattern.compile(name), Pattern.compile(value)));
        } catch (PatternSyntaxException e) {
            nothing = true;
        }
    }

    /**
     * Checks a category.
     *
     * @param candidate the category
     * @return whether it is wanted
     */
    public boolean wants(EditableConfig.Category candidate) {
        boolean kind = candidate.isTemplate() ? templates || templatesOnly : !templatesOnly;
        return !nothing && kind && (category.isEmpty() || candidate.name().equalsIgnoreCase(category))
                && pairs.stream().allMatch(pair -> pair.fits(candidate));
    }
}
