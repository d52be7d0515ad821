// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.action.DialplanActions;
import io.amiload.emulator.action.DialplanListing;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.message.Text;
import java.util.List;

/** The console commands that show the dialplan and change it. */
final class DialplanCommands {

    private static final String INTO = "into";
    private static final String FROM = "from";

    private final Pbx pbx;
    private final Extensions dialplan;

    DialplanCommands(Pbx pbx, Console console) {
        this.pbx = pbx;
        dialplan = pbx.dialplan;
        console.add("dialplan show", this::show);
        console.add("dialplan add extension", this::addExtension);
        console.add("dialplan add include", this::addInclude);
        console.add("dialplan add ignorepat", this::addIgnored);
        console.add("dialplan remove extension", this::removeExtension);
        console.add("dialplan remove include", this::removeInclude);
        console.add("dialplan remove ignorepat", this::removeIgnored);
        console.add("dialplan remove context", this::removeContext);
        console.add("dialplan set global", this::setGlobal);
    }

    private void show(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() > 1) {
            out.usage();
            return;
        }
        String wanted = arguments.isEmpty() ? "" : arguments.get(0);
        int at = wanted.lastIndexOf('@');
        String exten = at < 0 ? "" : wanted.substring(0, at);
        String context = wanted.substring(at + 1);
        if (!context.isEmpty() && dialplan.context(context) == null) {
            out.line("There is no existence of '" + context + "' context");
            out.fail();
            return;
        }
        DialplanListing listing = new DialplanListing(dialplan);
        listing.add(context, exten);
        if (!exten.isEmpty() && listing.extensions() == 0) {
            out.line("There is no existence of " + wanted + " extension");
            out.fail();
            return;
        }
        print(listing, !exten.isEmpty(), context, out);
    }

    private void print(DialplanListing listing, boolean onlyExtension, String wanted, ConsoleOutput out) {
        int shown = 0;
        if (onlyExtension) {
            shown = print(listing.entries(), true, out);
        } else {
            for (Extensions.Context context : dialplan.contexts()) {
                if (wanted.isEmpty() || context.name.equals(wanted)) {
                    shown++;
                    out.line("[ Context '" + context.name + "' created by '" + context.registrar + "' ]");
                    print(listing.entries().stream().filter(entry -> entry.context() == context).toList(), false, out);
                    out.line("");
                }
            }
        }
        out.line("-= %s (%s) in %s. =-", counted(listing.extensions(), "extension", "extensions"),
                counted(listing.priorities(), "priority", "priorities"), counted(shown, "context", "contexts"));
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** Prints lines, with heads of the contexts that have steps among them; returns how many heads. */
    private static int print(List<DialplanListing.Entry> entries, boolean withHeads, ConsoleOutput out) {
        int heads = 0;
        Extensions.Context headed = null;
        String last = null;
        for (DialplanListing.Entry entry : entries) {
            boolean steps = entry.kind() == DialplanListing.Kind.STEP || entry.kind() == DialplanListing.Kind.HINT;
            if (withHeads && headed != null && (entry.context() != headed)) {
                out.line("");
                headed = null;
            }
            if (withHeads && steps && entry.context() != headed) {
                headed = entry.context();
                heads++;
                last = null;
                out.line("[ " + (entry.included() ? "Included context" : "Context") + " '" + headed.name
                        + "' created by '" + headed.registrar + "' ]");
            }
            print(entry, !entry.name().equals(last), out);
            last = steps ? entry.name() : null;
        }
        if (headed != null) {
            out.line("");
        }
        return heads;
    }

    private static void print(DialplanListing.Entry entry, boolean first, ConsoleOutput out) {
        String head;
        String text;
        switch (entry.kind()) {
            case INCLUDE:
                head = "Include =>";
                text = "'" + entry.name() + "'";
                break;
            case IGNORED:
                head = "Ignore pattern =>";
                text = "'" + entry.name() + "'";
                break;
            case HINT:
                head = "'" + entry.name() + "' =>";
                text = "hint: " + entry.hint();
                break;
            default:
                head = first ? "'" + entry.name() + "' =>"
                        : entry.step().label == null ? "" : "   [" + entry.step().label + "]";
                text = entry.priority() + ". " + entry.step().application + "(" + entry.step().data + ")";
                break;
        }
        out.line("  %-17s %-45s [%s]", head, text,
                entry.step() == null ? DialplanActions.REGISTRAR : entry.step().place());
    }

    /** {@code exten,priority,application[(data)|,data] into context [replace]}. */
    private void addExtension(List<String> arguments, ConsoleOutput out) {
        boolean replace = arguments.size() == 4 && arguments.get(3).equals("replace");
        String[] parts = arguments.isEmpty() ? new String[0] : arguments.get(0).split(",", 3);
        if (arguments.size() != (replace ? 4 : 3) || !arguments.get(1).equals(INTO) || parts.length < 3
                || parts[0].isEmpty() || !parts[1].matches("[1-9]\\d{0,8}|hint")) {
            out.usage();
            return;
        }
        String context = arguments.get(2);
        String exten = DialplanActions.name(parts[0]);
        if (parts[1].equals(DialplanActions.HINT)) {
            dialplan.addHint(context, exten, parts[2]);
            pbx.hints.added(context, exten, parts[2]);
            out.line("Extension '%s,hint,%s' added into '%s' context", parts[0], parts[2], context);
            return;
        }
        int priority = Integer.parseInt(parts[1]);
        int split = splitOf(parts[2]);
        String application = parts[2].substring(0, split);
        String data = split == parts[2].length() ? "" : parts[2].charAt(split) == ',' ? parts[2].substring(split + 1)
                : parts[2].substring(split + 1, parts[2].endsWith(")") ? parts[2].length() - 1 : parts[2].length());
        if (!replace && dialplan.step(context, exten, priority) != null) {
            out.line("Extension %s@%s with priority %d already exists", exten, context, priority);
            out.fail();
        } else if (!dialplan.add(context, exten, priority, application, data, null, DialplanActions.REGISTRAR)) {
            out.line("Failed to add '%s,%d,%s(%s)' extension into '%s' context", exten, priority, application, data,
                    context);
            out.fail();
        } else if (replace) {
            out.line("Extension %s@%s (%d) replace by '%s,%d,%s(%s)'", exten, context, priority, exten, priority,
                    application, data);
        } else {
            out.line("Extension '%s,%d,%s(%s)' added into '%s' context", exten, priority, application, data, context);
        }
    }

    /** Where an application's name ends. */
    private static int splitOf(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == ',' || text.charAt(i) == '(') {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isWrong(List<String> arguments, String word, ConsoleOutput out) {
        boolean wrong = arguments.size() != 3 || !arguments.get(1).equals(word);
        if (wrong) {
            out.usage();
        }
        return wrong;
    }

    private void addInclude(List<String> arguments, ConsoleOutput out) {
        if (isWrong(arguments, INTO, out)) {
            return;
        }
        boolean added = dialplan.makeContext(arguments.get(2), DialplanActions.REGISTRAR).include(arguments.get(0));
        out.line("Context '%s' %s in '%s' context", arguments.get(0), added ? "included" : "already included",
                arguments.get(2));
        failUnless(added, out);
    }

    private void addIgnored(List<String> arguments, ConsoleOutput out) {
        if (isWrong(arguments, INTO, out)) {
            return;
        }
        boolean added = dialplan.makeContext(arguments.get(2), DialplanActions.REGISTRAR).ignore(arguments.get(0));
        out.line("Ignore pattern '%s' %s '%s' context", arguments.get(0),
                added ? "added into" : "already included in", arguments.get(2));
        failUnless(added, out);
    }

    private void removeExtension(List<String> arguments, ConsoleOutput out) {
        int at = arguments.isEmpty() ? -1 : arguments.get(0).lastIndexOf('@');
        boolean one = arguments.size() == 2;
        if (at < 0 || arguments.size() > 2 || one && !arguments.get(1).matches("[1-9]\\d{0,8}")) {
            out.usage();
            return;
        }
        String place = arguments.get(0);
        String exten = place.substring(0, at);
        String context = place.substring(at + 1);
        boolean removed = one ? dialplan.remove(context, exten, Integer.parseInt(arguments.get(1)))
                : dialplan.remove(context, exten) | dialplan.removeHint(context, exten);
        out.line(!removed ? "Failed to remove extension " + place
                : one ? "Extension " + place + " with priority " + arguments.get(1) + " removed"
                : "Whole extension " + place + " removed");
        failUnless(removed, out);
        if (!one) {
            pbx.hints.removed(context, exten);
        }
    }

    private void removeInclude(List<String> arguments, ConsoleOutput out) {
        if (isWrong(arguments, FROM, out)) {
            return;
        }
        Extensions.Context context = dialplan.context(arguments.get(2));
        boolean removed = context != null && context.forgetInclude(arguments.get(0));
        out.line(removed ? "We are not including '%s' into '%s' now"
                : "Failed to remove '%s' include from '%s' context", arguments.get(0), arguments.get(2));
        failUnless(removed, out);
    }

    private void removeIgnored(List<String> arguments, ConsoleOutput out) {
        if (isWrong(arguments, FROM, out)) {
            return;
        }
        Extensions.Context context = dialplan.context(arguments.get(2));
        boolean removed = context != null && context.forgetIgnored(arguments.get(0));
        out.line(removed ? "Ignore pattern '%s' removed from '%s' context"
                : "There is no existence of '%s' ignore pattern in '%s' context", arguments.get(0), arguments.get(2));
        failUnless(removed, out);
    }

    private void removeContext(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 1) {
            out.usage();
            return;
        }
        out.line(dialplan.removeContext(arguments.get(0)) ? "Removed context '" + arguments.get(0) + "'"
                : "There is no such context as '" + arguments.get(0) + "'");
    }

    private static void failUnless(boolean done, ConsoleOutput out) {
        if (!done) {
            out.fail();
        }
    }

    private void setGlobal(List<String> words, ConsoleOutput out) {
        if (words.size() != 2) {
            out.usage();
            return;
        }
        pbx.calls.setVariable(null, words.get(0), Text.ofLatin1(words.get(1)));
        out.line("");
        out.line("    -- Global variable '" + words.get(0) + "' set to '" + words.get(1) + "'");
    }
}
