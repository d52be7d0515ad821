// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.codec.AmiDictionary;
import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.ResourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All actions by the id of their name: which rights each needs and what it does.
 *
 * <p>{@code actions.tsv} lists every action of any Asterisk, {@link ActionCatalogue} those that the emulated version has
 * and their modules. The others, and those of modules that are not loaded, are not known. Actions that nothing here
 * {@linkplain #add implements} answer with {@link Refusals}.
 */
public final class ActionTable {

    static final String MISSING_ACTION = "Missing action in request";
    static final String PERMISSION_DENIED = "Permission denied";

    private static final int MAX_ERROR = 511;
    private static final int NAME_COLUMN = 0;
    private static final int PRIVILEGE_COLUMN = 1;

    /** What an action does. The request is valid during the call only. */
    public interface Handler {
        void run(ManagerSession session, ActionRequest request);
    }

    /** An action; {@code handler} is null if nothing answers it. */
    public static final class Action {

        public final String name;
        public final int classes;
        public String module = "";
        public String synopsis = "";
        Handler handler;
        boolean beforeLogin;
        /** Whether its module is loaded. */
        boolean loaded = true;

        Action(String name, int classes) {
            this.name = name;
            this.classes = classes;
        }
    }

    private final Action[] byId = new Action[AmiDictionary.names().size() + 1];
    private final List<Action> listed = new ArrayList<>();
    private final SecurityEvents security;

    ActionTable(SecurityEvents security, AsteriskVersion version) {
        this.security = security;
        ActionCatalogue catalogue = new ActionCatalogue(version);
        Refusals refusals = new Refusals();
        for (String[] row : rows()) {
            int id = AmiDictionary.names().find(row[NAME_COLUMN]);
            if (id > 0) {
                Action action = new Action(row[NAME_COLUMN], ClassMask.ofPrivileges(row[PRIVILEGE_COLUMN]));
                byId[id] = action;
                list(action, catalogue.find(action.name), refusals);
            }
        }
        listed.sort((a, b) -> a.name.compareToIgnoreCase(b.name));
    }

    private void list(Action action, ActionCatalogue.Entry entry, Refusals refusals) {
        if (entry == null) {
            action.loaded = false;
            return;
        }
        action.module = entry.module();
        action.synopsis = entry.synopsis();
        action.handler = refusals.handler(action.name);
        listed.add(action);
    }

    /** Implements an action. What it is for, {@link ActionCatalogue} says better, if this version has it. */
    public Action add(int name, String synopsis, Handler handler) {
        Action action = byId[name];
        action.handler = handler;
        if (action.synopsis.isEmpty()) {
            action.synopsis = synopsis;
        }
        return action;
    }

    /** Makes the actions of a module known or unknown. */
    void loaded(String module, boolean loaded) {
        for (Action action : listed) {
            if (action.module.equals(module)) {
                action.loaded = loaded;
            }
        }
    }

    /** Adds an action that Asterisk does not have. */
    public void define(int id, String name, int classes, String synopsis, Handler handler) {
        byId[id] = new Action(name, classes);
        add(id, synopsis, handler);
    }

    /** Forgets all actions but these. */
    public void keepOnly(Set<String> names) {
        listed.removeIf(action -> !names.contains(action.name));
        for (int id = 0; id < byId.length; id++) {
            if (byId[id] != null && !names.contains(byId[id].name)) {
                byId[id] = null;
            }
        }
    }

    /** Implements an action that needs no login. */
    public void addBeforeLogin(int name, String synopsis, Handler handler) {
        add(name, synopsis, handler).beforeLogin = true;
    }

    /** The actions of all modules that are loaded, in alphabetical order. */
    public List<Action> listed() {
        return listed.stream().filter(action -> action.loaded).toList();
    }

    /** A known action whose module is loaded, whatever the case of its name; or null. */
    Action find(String name) {
        int id = AmiDictionary.names().find(name);
        Action action = id > 0 ? byId[id] : null;
        return action != null && action.loaded ? action : null;
    }

    /** Checks the rights and has the action carried out. */
    void dispatch(ManagerSession session, ActionRequest request) {
        if (!request.hasName()) {
            session.error(request, MISSING_ACTION);
            security.requestBadFormat(session, Text.of("NONE"));
            return;
        }
        Action action = byId[request.nameId()];
        if (!session.isAuthenticated() && (action == null || !action.beforeLogin)) {
            deny(session, request);
        } else if (action == null || !action.loaded) {
            unknown(session, request);
        } else if (!action.beforeLogin && !session.mayRun(action.classes)) {
            deny(session, request);
        } else if (action.handler == null) {
            unknown(session, request);
        } else {
            action.handler.run(session, request);
        }
    }

    private void deny(ManagerSession session, ActionRequest request) {
        Text name = request.name();
        session.error(request, PERMISSION_DENIED);
        security.requestNotAllowed(session, name);
    }

    private void unknown(ManagerSession session, ActionRequest request) {
        Text name = request.name();
        session.error(request, Text.ofLatin1("Invalid/unknown command: " + name
                + ". Use Action: ListCommands to show available commands.").cut(MAX_ERROR));
        security.requestBadFormat(session, name);
    }

    private static List<String[]> rows() {
        return ResourceTable.rows("actions.tsv");
    }

    /** Checked by a test: every action has an id. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String[] row : rows()) {
            names.add(row[NAME_COLUMN]);
        }
        return names;
    }
}
