// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiDictionary;
import io.amiload.codec.AmiName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All actions by the id of their name: which rights each needs and what it does.
 *
 * <p>{@code actions.tsv} lists every action that Asterisk has. Those that nothing here {@linkplain #add implements} are
 * refused as Asterisk refuses the actions of a module that is not loaded.
 */
final class ActionTable {

    static final String MISSING_ACTION = "Missing action in request";
    static final String PERMISSION_DENIED = "Permission denied";

    private static final int MAX_ERROR = 511;
    private static final int NAME_COLUMN = 0;
    private static final int PRIVILEGE_COLUMN = 1;

    /** What an action does. The request is valid during the call only. */
    interface Handler {
        void run(ManagerSession session, ActionRequest request);
    }

    /** An action; {@code handler} is null if it is known but not implemented. */
    static final class Action {

        final String name;
        final int classes;
        String synopsis = "";
        Handler handler;
        boolean beforeLogin;

        Action(String name, int classes) {
            this.name = name;
            this.classes = classes;
        }
    }

    private final Action[] byId = new Action[AmiDictionary.names().size() + 1];
    private final List<Action> implemented = new ArrayList<>();
    private final SecurityEvents security;

    ActionTable(SecurityEvents security) {
        this.security = security;
        for (String[] row : rows()) {
            int id = AmiDictionary.names().find(row[NAME_COLUMN]);
            if (id > 0) {
                byId[id] = new Action(row[NAME_COLUMN], ClassMask.ofPrivileges(row[PRIVILEGE_COLUMN]));
            }
        }
    }

    /** Implements an action. */
    Action add(int name, String synopsis, Handler handler) {
        Action action = byId[name];
        action.synopsis = synopsis;
        action.handler = handler;
        implemented.add(action);
        implemented.sort((a, b) -> a.name.compareToIgnoreCase(b.name));
        return action;
    }

    /** Implements an action that needs no login. */
    void addBeforeLogin(int name, String synopsis, Handler handler) {
        add(name, synopsis, handler).beforeLogin = true;
    }

    /** The actions that are implemented, in alphabetical order. */
    List<Action> implemented() {
        return implemented;
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
        } else if (action == null) {
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
        try (InputStream in = ActionTable.class.getResourceAsStream("actions.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String[]> rows = new ArrayList<>();
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(line.split("\t", -1));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of actions", e);
        }
    }

    /** Checked by a test: every action has an id. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String[] row : rows()) {
            names.add(row[NAME_COLUMN]);
        }
        return names;
    }

    boolean isKnown(String name) {
        int id = AmiDictionary.names().find(name);
        return id > AmiName.PONG && byId[id] != null;
    }
}
