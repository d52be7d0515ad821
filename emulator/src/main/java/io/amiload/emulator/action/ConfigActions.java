// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.config.CategoryFilter;
import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigFolder;
import io.amiload.emulator.config.EditableConfig;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.setup.ServerLog;
import java.util.List;

/** The actions that show and create configuration files; {@link ConfigUpdate} changes them. */
public final class ConfigActions {

    private static final String NO_NAME = "Filename not specified";
    private static final String NOT_FOUND = "Config file not found";

    /** Tells a file's categories, in one form or another. */
    private interface Form {
        void tell(EditableConfig file, ManagerSession session, ActionRequest request);
    }

    private final Manager manager;
    private final Pbx pbx;

    public ConfigActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        actions.add(AmiName.GET_CONFIG, "Retrieve configuration.",
                (session, request) -> show(session, request, this::lines, false));
        actions.add(AmiName.GET_CONFIG_JSON, "Retrieve configuration (JSON format).",
                (session, request) -> show(session, request, this::json, true));
        actions.add(AmiName.LIST_CATEGORIES, "List categories in configuration file.", this::listCategories);
        actions.add(AmiName.CREATE_CONFIG, "Creates an empty file in the configuration directory.", this::create);
        actions.add(AmiName.UPDATE_CONFIG, "Update basic configuration.", this::update);
    }

    /** @param strict whether a file that is not there is refused like one outside the folder */
    private void show(ManagerSession session, ActionRequest request, Form form, boolean strict) {
        if (!request.has(AmiKey.FILE_NAME)) {
            session.error(request, NO_NAME);
            return;
        }
        String name = ConfigFolder.inside(request.string(AmiKey.FILE_NAME));
        if (name == null || strict && !pbx.configs.has(name)) {
            session.error(request, forbidden());
            return;
        }
        tell(session, request, name, form);
    }

    private void tell(ManagerSession session, ActionRequest request, String name, Form form) {
        try {
            EditableConfig file = name == null ? null : pbx.configs.find(name);
            if (file == null) {
                session.error(request, NOT_FOUND);
            } else {
                manager.writer.reserve(65_536 + 4 * length(file));
                form.tell(file, session, request);
            }
        } catch (ConfigException e) {
            ServerLog.log(System.Logger.Level.WARNING, e.getMessage());
            session.error(request, "Config file has invalid format");
        }
    }

    /** About how many bytes the answer will have. */
    private static int length(EditableConfig file) {
        int length = 0;
        for (EditableConfig.Category category : file.categories()) {
            length += 120 + category.name().length() + category.templates().length();
            for (EditableConfig.Line line : category.lines()) {
                length += 28 + line.name().length() + line.value().length();
            }
        }
        return length;
    }

    private void lines(EditableConfig file, ManagerSession session, ActionRequest request) {
        CategoryFilter filter = filter(request);
        MessageWriter reply = session.reply(request, AmiName.SUCCESS);
        int number = 0;
        for (EditableConfig.Category category : file.categories()) {
            if (!filter.wants(category)) {
                continue;
            }
            String suffix = String.format("-%06d", number++);
            header(reply, "Category" + suffix, category.name());
            if (category.isTemplate()) {
                header(reply, "IsTemplate" + suffix, "1");
            }
            if (!category.templates().isEmpty()) {
                header(reply, "Templates" + suffix, category.templates());
            }
            int line = 0;
            for (EditableConfig.Line each : category.lines()) {
                header(reply, "Line" + suffix + String.format("-%06d", line++), each.name() + "=" + each.value());
            }
        }
        if (number == 0 && request.has(AmiKey.CATEGORY)) {
            reply.line(Text.of("No categories found"));
        }
        session.send(reply.end());
    }

    private void json(EditableConfig file, ManagerSession session, ActionRequest request) {
        CategoryFilter filter = filter(request);
        StringBuilder json = new StringBuilder("{");
        for (EditableConfig.Category category : file.categories()) {
            if (filter.wants(category)) {
                json.append(json.length() > 1 ? "," : "").append(quoted(category.name())).append(":{");
                appendMembers(json, category);
                json.append('}');
            }
        }
        MessageWriter reply = session.reply(request, AmiName.SUCCESS);
        header(reply, "JSON", json.append('}').toString());
        session.send(reply.end());
    }

    /** Names that repeat stay repeated, as in Asterisk's own JSON. */
    private static void appendMembers(StringBuilder json, EditableConfig.Category category) {
        String comma = "";
        if (category.isTemplate()) {
            json.append("\"istemplate\":1");
            comma = ",";
        }
        if (!category.templates().isEmpty()) {
            json.append(comma).append("\"templates\":").append(quoted(category.templates()));
            comma = ",";
        }
        for (EditableConfig.Line line : category.lines()) {
            json.append(comma).append(quoted(line.name())).append(':').append(quoted(line.value()));
            comma = ",";
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static CategoryFilter filter(ActionRequest request) {
        return new CategoryFilter(request.string(AmiKey.CATEGORY), request.string(AmiKey.FILTER));
    }

    private void listCategories(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.FILE_NAME)) {
            session.error(request, NO_NAME);
            return;
        }
        tell(session, request, ConfigFolder.inside(request.string(AmiKey.FILE_NAME)), (file, who, what) -> {
            MessageWriter reply = who.reply(what, AmiName.SUCCESS);
            List<EditableConfig.Category> categories = file.categories().stream()
                    .filter(category -> !category.isTemplate()).toList();
            for (int i = 0; i < categories.size(); i++) {
                header(reply, String.format("Category-%06d", i), categories.get(i).name());
            }
            if (categories.isEmpty()) {
                header(reply, "Error", "no categories found");
            }
            who.send(reply.end());
        });
    }

    private void create(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.FILE_NAME)) {
            session.error(request, NO_NAME);
            return;
        }
        String name = ConfigFolder.inside(request.string(AmiKey.FILE_NAME));
        if (name == null) {
            session.error(request, forbidden());
        } else if (name.indexOf('/') >= 0) {
            session.error(request, "No such file or directory");
        } else if (pbx.configs.has(name)) {
            session.error(request, "File exists");
        } else if (pbx.configs.put(name, new EditableConfig())) {
            session.success(request, "New configuration file created successfully");
        } else {
            session.error(request, "No space left on device");
        }
    }

    private void update(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.SRC_FILENAME) || !request.has(AmiKey.DST_FILENAME)) {
            session.error(request, NO_NAME);
            return;
        }
        String source = ConfigFolder.inside(request.string(AmiKey.SRC_FILENAME));
        String target = ConfigFolder.inside(request.string(AmiKey.DST_FILENAME));
        if (source == null || target == null || !pbx.configs.has(source) || !pbx.configs.has(target)) {
            session.error(request, forbidden());
            return;
        }
        try {
            EditableConfig changed = new EditableConfig(pbx.configs.find(source));
            new ConfigUpdate(request).apply(changed);
            pbx.configs.put(target, changed);
            session.send(session.reply(request, AmiName.SUCCESS).end());
        } catch (EditableConfig.Refused e) {
            session.error(request, e.getMessage());
        } catch (ConfigException e) {
            ServerLog.log(System.Logger.Level.WARNING, e.getMessage());
            session.error(request, "Config file has invalid format");
        }
    }

    /** Older versions spell it otherwise. */
    private String forbidden() {
        return manager.options.version().major() < 18 ? "File requires escalated priveledges"
                : "File requires escalated privileges";
    }

    private static void header(MessageWriter reply, String key, String value) {
        reply.header(Text.ofLatin1(key), Text.ofLatin1(value));
    }
}
