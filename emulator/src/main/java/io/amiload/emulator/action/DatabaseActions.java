// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Database;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.util.Map;

/** The actions about Asterisk's small database. */
public final class DatabaseActions {

    private final Database database;
    private final Manager manager;
    private final Pbx pbx;

    public DatabaseActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        database = pbx.database;
        actions.add(AmiName.DB_GET, "Get DB Entry.", this::get);
        actions.add(AmiName.DB_GET_TREE, "Get DB entries, optionally at a particular family/key", this::getTree);
        actions.add(AmiName.DB_PUT, "Put DB entry.", this::put);
        actions.add(AmiName.DB_DEL, "Delete DB entry.", this::delete);
        actions.add(AmiName.DB_DEL_TREE, "Delete DB Tree.", this::deleteTree);
    }

    private void get(ManagerSession session, ActionRequest request) {
        if (!hasFamilyAndKey(session, request)) {
            return;
        }
        Text family = request.text(AmiKey.FAMILY);
        Text key = request.text(AmiKey.KEY);
        Text value = database.get(family.toString(), key.toString());
        if (value == null) {
            session.error(request, "Database entry not found");
            return;
        }
        session.startList(request, "Result will follow");
        session.send(manager.writer.event(AmiName.DB_GET_RESPONSE).header(AmiKey.FAMILY, family).header(AmiKey.KEY, key)
                .header(AmiKey.VAL, value).actionId(request).end());
        session.endList(request, AmiName.DB_GET_COMPLETE, 1);
    }

    private void getTree(ManagerSession session, ActionRequest request) {
        Map<String, Text> found = database.tree(request.string(AmiKey.FAMILY), request.string(AmiKey.KEY));
        session.startList(request, "Result will follow");
        for (Map.Entry<String, Text> entry : found.entrySet()) {
            session.send(manager.writer.event(AmiName.DB_GET_TREE_RESPONSE)
                    .header(AmiKey.KEY, Text.ofLatin1(entry.getKey()))
                    .header(AmiKey.VAL, entry.getValue()).actionId(request).end());
        }
        session.endList(request, AmiName.DB_GET_TREE_COMPLETE,
                manager.options.version().countsTreeEntries() ? found.size() : 1);
    }

    private void put(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.FAMILY)) {
            session.error(request, "No family specified");
        } else if (!request.has(AmiKey.KEY)) {
            session.error(request, "No key specified");
        } else {
            database.put(request.string(AmiKey.FAMILY), request.string(AmiKey.KEY), request.text(AmiKey.VAL));
            session.success(request, "Updated database successfully");
        }
    }

    private void delete(ManagerSession session, ActionRequest request) {
        if (!hasFamilyAndKey(session, request)) {
            return;
        }
        if (database.remove(request.string(AmiKey.FAMILY), request.string(AmiKey.KEY))) {
            session.success(request, "Key deleted successfully");
        } else {
            session.error(request, "Database entry could not be deleted");
        }
    }

    private void deleteTree(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.FAMILY)) {
            session.error(request, "No family specified.");
        } else if (database.removeTree(request.string(AmiKey.FAMILY), request.string(AmiKey.KEY)) > 0) {
            session.success(request, "Key tree deleted successfully");
        } else {
            session.error(request, "Database entry not found");
        }
    }

    private static boolean hasFamilyAndKey(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.FAMILY)) {
            session.error(request, "No family specified.");
            return false;
        }
        if (!request.has(AmiKey.KEY)) {
            session.error(request, "No key specified.");
            return false;
        }
        return true;
    }
}
