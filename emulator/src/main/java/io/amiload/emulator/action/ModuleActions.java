// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.session.Modules;
import java.util.Locale;

/** The actions about modules: whether one is there, loading, unloading and reloading, and their events. */
public final class ModuleActions {

    private static final String INCOMPLETE = "Incomplete ModuleLoad action.";

    private final Manager manager;
    private final Modules modules;

    public ModuleActions(Manager manager, ActionTable actions) {
        this.manager = manager;
        modules = manager.modules;
        actions.add(AmiName.MODULE_CHECK, "Check if module is loaded.", this::check);
        actions.add(AmiName.MODULE_LOAD, "Module management.", this::load);
        actions.add(AmiName.RELOAD, "Send a reload event.", this::reload);
        actions.add(AmiName.LOGGER_ROTATE, "Reload and rotate the Asterisk logger.", (session, request) ->
                session.success(request, "Reloaded the logger and rotated log files"));
    }

    private void check(ManagerSession session, ActionRequest request) {
        if (modules.isRunning(request.string(AmiKey.MODULE))) {
            session.send(session.reply(request, AmiName.SUCCESS).header(AmiKey.VERSION, "").end());
        } else {
            session.error(request, "Module not loaded");
        }
    }

    /** With no type at all it complains and goes on, so that up to three answers come. */
    private void load(ManagerSession session, ActionRequest request) {
        String name = request.string(AmiKey.MODULE);
        String type = request.string(AmiKey.LOAD_TYPE).toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            session.error(request, INCOMPLETE);
        }
        if (name.isEmpty() && !type.equals("reload")) {
            session.error(request, "Need module name");
        }
        Modules.Module module = modules.find(name);
        if (!name.isEmpty() && (module == null || module.core) && manager.options.version().checksModuleFile()) {
            session.error(request, "Module not found.");
            return;
        }
        switch (type) {
            case "load" -> answer(session, request, AmiName.LOAD, modules.load(name), "load");
            case "unload" -> answer(session, request, AmiName.UNLOAD, modules.unload(name), "unload");
            case "reload" -> reloadAsType(session, request, name);
            default -> session.error(request, INCOMPLETE);
        }
    }

    private void answer(ManagerSession session, ActionRequest request, int event, boolean done, String what) {
        if (!done) {
            session.error(request, "Could not " + what + " module.");
            return;
        }
        session.success(request, "Module " + what + "ed.");
        if (manager.events.begin(event, ClassMask.SYSTEM)) {
            manager.events.writer().header(AmiKey.MODULE, request.text(AmiKey.MODULE))
                    .header(AmiKey.STATUS, "Success");
            manager.events.raise();
        }
    }

    private void reloadAsType(ManagerSession session, ActionRequest request, String name) {
        if (name.isEmpty()) {
            modules.reloadAll();
            session.success(request, "All modules reloaded");
            raiseReload(manager.events, "All", Modules.Reload.DONE);
            return;
        }
        Modules.Reload result = modules.reload(name);
        switch (result) {
            case DONE -> session.success(request, "Module reloaded.");
            case NOT_FOUND -> session.error(request, "No such module.");
            default -> session.error(request, "Module does not support reload action.");
        }
        raiseReload(manager.events, name, result);
    }

    private void reload(ManagerSession session, ActionRequest request) {
        String name = request.string(AmiKey.MODULE);
        if (name.isEmpty()) {
            modules.reloadAll();
            session.success(request, "Module Reloaded");
            raiseReload(manager.events, "All", Modules.Reload.DONE);
            return;
        }
        Modules.Reload result = modules.reload(name);
        switch (result) {
            case DONE -> session.success(request, "Module Reloaded");
            case NOT_FOUND -> session.error(request, "No such module");
            default -> session.error(request, "Module does not support reload");
        }
        raiseReload(manager.events, name, result);
    }

    /** Tells of a reload, whoever asked for it. */
    public static void raiseReload(EventStream events, String name, Modules.Reload result) {
        if (events.begin(AmiName.RELOAD, ClassMask.SYSTEM)) {
            events.writer().header(AmiKey.MODULE, Text.ofLatin1(name)).header(AmiKey.STATUS, result.status);
            events.raise();
        }
    }
}
