// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.emulator.dialplan.ExtensionOrder;
import io.amiload.emulator.dialplan.Extensions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is to be shown of a dialplan: all of it, a context, or what an extension leads to; and how much that is. */
public final class DialplanListing {

    /** What a line shows. */
    public enum Kind { STEP, HINT, INCLUDE, IGNORED }

    /** A line; {@code included} says that its context is looked into for the sake of another one. */
    public record Entry(Kind kind, Extensions.Context context, boolean included, String name, int priority,
            Extensions.Step step, String hint) {
    }

    private final Extensions dialplan;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int extensions;
    private int contexts;

    public DialplanListing(Extensions dialplan) {
        this.dialplan = dialplan;
    }

    /** Adds a context, or all if that is empty; only what an extension leads to, unless that is empty. */
    public void add(String context, String exten) {
        for (Extensions.Context each : dialplan.contexts()) {
            if (context.isEmpty() || each.name.equals(context)) {
                seen.clear();
                add(each, exten, false);
            }
        }
    }

    private void add(Extensions.Context context, String exten, boolean included) {
        if (!seen.add(context.name)) {
            return;
        }
        contexts++;
        Set<String> names = new TreeSet<>(ExtensionOrder.INSTANCE);
        names.addAll(context.extensions().keySet());
        names.addAll(context.hints().keySet());
        for (String name : names) {
            if (exten.isEmpty() || name.equals(exten) || Extensions.matches(name, exten)) {
                extensions++;
                addExtension(context, name, included);
            }
        }
        for (String other : context.includes()) {
            if (exten.isEmpty()) {
                entries.add(new Entry(Kind.INCLUDE, context, included, other, 0, null, null));
            } else if (dialplan.context(other) != null) {
                add(dialplan.context(other), exten, true);
            }
        }
        for (String pattern : context.ignored()) {
            if (exten.isEmpty() || exten.startsWith(pattern)) {
                entries.add(new Entry(Kind.IGNORED, context, included, pattern, 0, null, null));
            }
        }
    }

    private void addExtension(Extensions.Context context, String name, boolean included) {
        String hint = context.hints().get(name);
        if (hint != null) {
            entries.add(new Entry(Kind.HINT, context, included, name, 0, null, hint));
        }
        List<Extensions.Step> steps = context.extensions().getOrDefault(name, List.of());
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) != null) {
                entries.add(new Entry(Kind.STEP, context, included, name, i + 1, steps.get(i), null));
            }
        }
    }

    public List<Entry> entries() {
        return entries;
    }

    public int extensions() {
        return extensions;
    }

    public int contexts() {
        return contexts;
    }

    /** How many of the lines show a step or a hint. */
    public int priorities() {
        return (int) entries.stream().filter(entry -> entry.kind == Kind.STEP || entry.kind == Kind.HINT).count();
    }
}
