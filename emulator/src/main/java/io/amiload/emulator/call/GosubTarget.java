// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.message.Text;
import java.util.ArrayList;
import java.util.List;

/** Where Gosub goes: {@code [[context,]exten,]priority[(argument,...)]}, with the arguments. */
record GosubTarget(Text context, Text exten, int priority, List<String> arguments) {

    /** Reads a target; what is left out is where the channel is. Null if there is no such place. */
    static GosubTarget parse(Extensions dialplan, Channel channel, String text) {
        int open = text.indexOf('(');
        String place = (open < 0 ? text : text.substring(0, open)).trim();
        List<String> arguments = open < 0 ? List.of()
                : arguments(text.substring(open + 1, text.endsWith(")") ? text.length() - 1 : text.length()));
        return place(dialplan, channel, place, arguments);
    }

    static GosubTarget place(Extensions dialplan, Channel channel, String text, List<String> arguments) {
        String[] parts = text.split(",", -1);
        String context = parts.length > 2 ? parts[parts.length - 3].trim() : channel.context.toString();
        String exten = parts.length > 1 ? parts[parts.length - 2].trim() : channel.exten.toString();
        int priority = dialplan.priority(context, exten, parts[parts.length - 1].trim());
        return priority == 0 ? null
                : new GosubTarget(Text.ofLatin1(context), Text.ofLatin1(exten), priority, arguments);
    }

    /** Splits at commas outside brackets and quotes; all of them stay. */
    static List<String> arguments(String text) {
        List<String> parts = new ArrayList<>();
        if (text.isEmpty()) {
            return parts;
        }
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '[' || c == '{')) {
                depth++;
            } else if (!quoted && (c == ')' || c == ']' || c == '}')) {
                depth--;
            } else if (c == ',' && !quoted && depth <= 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
