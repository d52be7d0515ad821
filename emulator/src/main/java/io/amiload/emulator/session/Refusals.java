// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.codec.AmiDictionary;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.ResourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Asterisk says to actions that ask for what is not there. Serves the actions that nothing here implements: they
 * are refused for what is missing in them, and else as if what they name did not exist.
 */
final class Refusals {

    /** Refuses if all of some keys are missing, or have none of the values allowed; always, if there are no keys. */
    private record Rule(int[] keys, List<String> allowed, String message) {

        static Rule of(String condition, String message) {
            String[] parts = condition.split("=");
            String[] names = condition.isEmpty() ? new String[0] : parts[0].split("\\|");
            int[] keys = new int[names.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = AmiDictionary.keys().find(names[i]);
            }
            List<String> allowed = parts.length > 1 ? List.of(parts[1].split("/")) : List.of();
            return new Rule(keys, allowed, message.replace("\\n", "\n"));
        }

        boolean applies(ActionRequest request) {
            for (int key : keys) {
                if (request.has(key)
                        && (allowed.isEmpty() || allowed.contains(request.string(key).toLowerCase(Locale.ROOT)))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Map<String, List<Rule>> rules = new HashMap<>();

    Refusals() {
        for (String[] row : ResourceTable.rows("refusals.tsv")) {
            rules.computeIfAbsent(row[0], name -> new ArrayList<>()).add(Rule.of(row[1], row[2]));
        }
    }

    /** What to do with an action, or null if nothing is known about it. */
    ActionTable.Handler handler(String action) {
        List<Rule> own = rules.get(action);
        return own == null ? null : (session, request) -> session.error(request, message(own, request));
    }

    private static Text message(List<Rule> rules, ActionRequest request) {
        for (Rule rule : rules) {
            if (rule.applies(request)) {
                return Text.ofLatin1(filled(rule.message(), request));
            }
        }
        return Text.ofLatin1(rules.get(rules.size() - 1).message());
    }

    private static String filled(String message, ActionRequest request) {
        Matcher place = PLACE.matcher(message);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            int key = AmiDictionary.keys().find(place.group(1));
            place.appendReplacement(text, Matcher.quoteReplacement(request.string(key)));
        }
        return place.appendTail(text).toString();
    }
}
