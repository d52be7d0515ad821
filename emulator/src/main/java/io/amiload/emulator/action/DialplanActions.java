// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.util.List;
import java.util.Map;

/** The actions that show the dialplan and change it. */
public final class DialplanActions {

    public static final String HINT = "hint";
    /** What registers the steps that actions and the console add. */
    public static final String REGISTRAR = "pbx_config";

    private static final String INVALID_PRIORITY = "The priority specified was invalid.";

    private final Manager manager;
    private final Pbx pbx;
    private final Extensions dialplan;

    public DialplanActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        dialplan = pbx.dialplan;
        actions.add(AmiName.SHOW_DIAL_PLAN, "Show dialplan contexts and extensions", this::show);
        actions.add(AmiName.DIALPLAN_EXTENSION_ADD, "Add an extension to the dialplan", this::add);
        actions.add(AmiName.DIALPLAN_EXTENSION_REMOVE, "Remove an extension from the dialplan", this::remove);
    }

    private void show(ManagerSession session, ActionRequest request) {
        String wanted = request.string(AmiKey.CONTEXT);
        String exten = request.string(AmiKey.EXTENSION);
        if (!wanted.isEmpty() && dialplan.context(wanted) == null) {
            session.error(request, Text.ofLatin1("Did not find context " + wanted));
            return;
        }
        DialplanListing listing = new DialplanListing(dialplan);
        listing.add(wanted, exten);
        if (!exten.isEmpty() && listing.extensions() == 0) {
            session.error(request, Text.ofLatin1("Did not find extension " + exten + "@" + wanted));
            return;
        }
        session.startList(request, "DialPlan list will follow");
        for (DialplanListing.Entry entry : listing.entries()) {
            session.send(write(manager.writer.event(AmiName.LIST_DIALPLAN).actionId(request), entry).end());
        }
        session.send(session.complete(request, AmiName.SHOW_DIAL_PLAN_COMPLETE, listing.entries().size())
                .header(AmiKey.LIST_EXTENSIONS, listing.extensions())
                .header(AmiKey.LIST_PRIORITIES, listing.priorities())
                .header(AmiKey.LIST_CONTEXTS, listing.contexts()).end());
    }

    private static MessageWriter write(MessageWriter to, DialplanListing.Entry entry) {
        to.header(AmiKey.CONTEXT, Text.ofLatin1(entry.context().name));
        switch (entry.kind()) {
            case INCLUDE:
                to.header(AmiKey.INCLUDE_CONTEXT, Text.ofLatin1(entry.name()));
                break;
            case IGNORED:
                to.header(AmiKey.IGNORE_PATTERN, Text.ofLatin1(entry.name()));
                break;
            case HINT:
                to.header(AmiKey.EXTENSION, Text.ofLatin1(entry.name())).header(AmiKey.PRIORITY, HINT)
                        .header(AmiKey.APPLICATION, Text.ofLatin1(entry.hint()));
                break;
            default:
                to.header(AmiKey.EXTENSION, Text.ofLatin1(entry.name()));
                if (entry.step().label != null) {
                    to.header(AmiKey.EXTENSION_LABEL, Text.ofLatin1(entry.step().label));
                }
                to.header(AmiKey.PRIORITY, entry.priority()).header(AmiKey.APPLICATION, entry.step().application)
                        .header(AmiKey.APP_DATA, entry.step().data);
                break;
        }
        return to.header(AmiKey.REGISTRAR, entry.step() == null ? REGISTRAR : entry.step().registrar);
    }

    private void add(ManagerSession session, ActionRequest request) {
        String context = request.string(AmiKey.CONTEXT);
        String exten = name(request.string(AmiKey.EXTENSION));
        String priority = request.string(AmiKey.PRIORITY);
        if (context.isEmpty() || exten.isEmpty() || priority.isEmpty() || !request.has(AmiKey.APPLICATION)) {
            session.error(request,
                    "Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.");
            return;
        }
        boolean hint = priority.equals(HINT);
        if (!hint && !priority.matches("[1-9]\\d{0,8}")) {
            session.error(request, INVALID_PRIORITY);
            return;
        }
        String application = request.string(AmiKey.APPLICATION);
        boolean exists = hint ? hintsOf(context).containsKey(exten)
                : dialplan.step(context, exten, Integer.parseInt(priority)) != null;
        if (exists && !request.isTrue(AmiKey.REPLACE)) {
            session.error(request, "That extension and priority already exist at that context");
        } else if (hint) {
            dialplan.addHint(context, exten, application);
            session.success(request, "Added requested extension");
            pbx.hints.added(context, exten, application);
        } else if (dialplan.add(context, exten, Integer.parseInt(priority), application,
                request.string(AmiKey.APPLICATION_DATA), null, REGISTRAR)) {
            session.success(request, "Added requested extension");
        } else {
            session.error(request, "Failed to add extension");
        }
    }

    private Map<String, String> hintsOf(String context) {
        Extensions.Context in = dialplan.context(context);
        return in == null ? Map.of() : in.hints();
    }

    /** Without the number of the caller, which some extensions ask for behind a slash. */
    public static String name(String exten) {
        int slash = exten.indexOf('/');
        return slash < 0 ? exten : exten.substring(0, slash);
    }

    private void remove(ManagerSession session, ActionRequest request) {
        String context = request.string(AmiKey.CONTEXT);
        String exten = name(request.string(AmiKey.EXTENSION));
        String priority = request.string(AmiKey.PRIORITY);
        if (context.isEmpty() || exten.isEmpty()) {
            session.error(request, "Context and Extension must be provided for DialplanExtensionRemove");
            return;
        }
        boolean hint = priority.equals(HINT);
        if (!priority.isEmpty() && !hint && !priority.matches("[1-9]\\d{0,8}")) {
            session.error(request, INVALID_PRIORITY);
            return;
        }
        boolean removed;
        if (hint) {
            removed = dialplan.removeHint(context, exten);
        } else if (priority.isEmpty()) {
            removed = dialplan.remove(context, exten) | dialplan.removeHint(context, exten);
        } else {
            removed = dialplan.remove(context, exten, Integer.parseInt(priority));
        }
        if (!removed) {
            session.error(request, "Failed to remove requested extension");
            return;
        }
        if (hint || priority.isEmpty()) {
            pbx.hints.removed(context, exten);
        }
        session.success(request, priority.isEmpty() ? "Removed the requested extension"
                : "Removed the requested priority from the extension");
    }
}
