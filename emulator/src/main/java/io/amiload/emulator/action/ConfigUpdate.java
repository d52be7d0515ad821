// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.emulator.config.EditableConfig;
import io.amiload.emulator.message.ActionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The changes that an {@code UpdateConfig} asks for: numbered from 0 without a gap, carried out in order. */
final class ConfigUpdate {

    private final ActionRequest request;

    ConfigUpdate(ActionRequest request) {
        this.request = request;
    }

    /** Makes all changes. */
    void apply(EditableConfig file) throws EditableConfig.Refused {
        for (int i = 0; !get("Action", i).isEmpty(); i++) {
            apply(file, i);
        }
    }

    private void apply(EditableConfig file, int i) throws EditableConfig.Refused {
        String category = get("Cat", i);
        if (category.isEmpty()) {
            throw EditableConfig.refused("Category not specified");
        }
        String name = get("Var", i);
        // A value that starts so is an object: written with =>, which cannot be seen in answers.
        String value = get("Value", i).startsWith(">") ? get("Value", i).substring(1) : get("Value", i);
        EditableConfig.Line line = new EditableConfig.Line(name, value);
        String number = get("Line", i);
        switch (get("Action", i).toLowerCase(Locale.ROOT)) {
            case "newcat" -> add(file, category, i);
            case "renamecat" -> {
                need(value);
                file.rename(category, value);
            }
            case "delcat" -> file.remove(category);
            case "emptycat" -> file.empty(category);
            case "update" -> {
                need(name);
                file.update(category, line, get("Match", i));
            }
            case "delete" -> {
                need(name + number);
                file.delete(category, number.isEmpty() ? -1 : number(number), name, get("Match", i));
            }
            case "append" -> {
                need(name);
                file.append(category, line);
            }
            case "insert" -> {
                need(name.isEmpty() ? "" : number);
                file.insert(category, number(number), line);
            }
            default -> throw EditableConfig.refused("Unknown action command");
        }
    }

    private void add(EditableConfig file, String category, int i) throws EditableConfig.Refused {
        boolean template = false;
        boolean duplicates = false;
        List<String> bases = new ArrayList<>();
        for (String option : get("Options", i).split(",(?=\\s*(?:allowdups|template|inherit))")) {
            String text = option.strip();
            template |= text.equalsIgnoreCase("template");
            duplicates |= text.equalsIgnoreCase("allowdups");
            if (text.toLowerCase(Locale.ROOT).startsWith("inherit=")) {
                for (String base : text.substring("inherit=".length()).replace("\"", "").split(",")) {
                    bases.add(base.strip());
                }
            }
        }
        file.add(category, template, duplicates, bases, get("Match", i));
    }

    private static void need(String value) throws EditableConfig.Refused {
        if (value.isEmpty()) {
            throw EditableConfig.refused("Problem with category, value, or line (if required)");
        }
    }

    /** As in C: what is no number counts as 0. */
    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private String get(String key, int number) {
        return request.string(String.format("%s-%06d", key, number));
    }
}
