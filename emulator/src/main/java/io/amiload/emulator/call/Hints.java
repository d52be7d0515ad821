// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.state.BucketOrder;
import io.amiload.emulator.state.DeviceState;
import io.amiload.emulator.state.ExtensionState;
import io.amiload.emulator.state.Presence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The extensions whose states can be watched: those that the dialplan gives a hint. Raises ExtensionStatus when the
 * devices behind one change what they do together, and PresenceStatus when the person behind one says something new.
 */
public final class Hints implements Devices.Watcher {

    /** A hint of one extension, with what was told of it last. */
    public static final class Hint {

        public final String context;
        public final String exten;
        /** As in the dialplan: devices with {@code &} between them, then a comma and a presence provider. */
        public final String text;
        public final String presence;
        private final Set<String> devices = new LinkedHashSet<>();
        private ExtensionState told;

        private Hint(String context, String exten, String text) {
            this.context = context;
            this.exten = exten;
            this.text = text;
            int comma = text.indexOf(',');
            presence = comma < 0 ? presenceIn(text) : text.substring(comma + 1);
            for (String device : (comma < 0 ? text : text.substring(0, comma)).split("&")) {
                if (!device.equals(presence)) {
                    devices.add(device);
                }
            }
        }

        private static String presenceIn(String text) {
            return text.startsWith(PresenceStates.PROVIDER) ? text : "";
        }
    }

    private final Pbx pbx;
    private final List<Hint> hints = new ArrayList<>();
    private final Map<String, List<Hint>> byDevice = new HashMap<>();
    private final Map<String, List<Hint>> byPresence = new HashMap<>();

    Hints(Pbx pbx) {
        this.pbx = pbx;
        for (Map.Entry<String, Map<String, String>> context : pbx.dialplan.hints().entrySet()) {
            // Asterisk takes them over from the last line to the first, and tells them in that order.
            List<Map.Entry<String, String>> backwards = new ArrayList<>(context.getValue().entrySet());
            Collections.reverse(backwards);
            for (Map.Entry<String, String> line : backwards) {
                if (!line.getKey().startsWith("_")) {
                    add(new Hint(context.getKey(), line.getKey(), line.getValue()));
                }
            }
        }
        pbx.devices.watch(this);
    }

    private void add(Hint hint) {
        hints.add(hint);
        for (String device : hint.devices) {
            byDevice.computeIfAbsent(device, d -> new ArrayList<>()).add(hint);
        }
        if (!hint.presence.isEmpty()) {
            byPresence.computeIfAbsent(hint.presence, p -> new ArrayList<>()).add(hint);
        }
        hint.told = state(hint);
    }

    /** An extension has got a hint, or another one. */
    public void added(String context, String exten, String text) {
        removed(context, exten);
        if (!exten.startsWith("_")) {
            Hint hint = new Hint(context, exten, text);
            add(hint);
            tell(hint);
        }
    }

    /** An extension may have a hint no more. */
    public void removed(String context, String exten) {
        Hint hint = known(context, exten);
        if (hint != null) {
            hints.remove(hint);
            byDevice.values().forEach(watching -> watching.remove(hint));
            byPresence.values().forEach(watching -> watching.remove(hint));
        }
    }

    /** Takes what the devices do now as told. */
    void learn() {
        hints.forEach(hint -> hint.told = state(hint));
    }

    /** All hints, in Asterisk's order. */
    public List<Hint> list() {
        return BucketOrder.sort(hints, hint -> hint.exten, BucketOrder::ofHint);
    }

    /** The hint of an extension, or null. A pattern makes one of its own for each extension that is asked for. */
    public Hint find(String context, String exten) {
        Hint known = known(context, exten);
        if (known != null) {
            return known;
        }
        String text = pbx.dialplan.hint(context, exten);
        if (text == null) {
            return null;
        }
        Hint made = new Hint(context, exten, text.replace("${EXTEN}", exten));
        add(made);
        return made;
    }

    /** The hint of an extension if it exists already, or null. */
    public Hint known(String context, String exten) {
        for (Hint hint : hints) {
            if (hint.context.equals(context) && hint.exten.equals(exten)) {
                return hint;
            }
        }
        return null;
    }

    public ExtensionState state(Hint hint) {
        return deviceState(hint).extension();
    }

    /** What the devices of a hint do together. */
    DeviceState deviceState(Hint hint) {
        List<DeviceState> states = new ArrayList<>();
        for (String device : hint.devices) {
            states.add(pbx.devices.state(device));
        }
        return DeviceState.ofAll(states);
    }

    @Override
    public void deviceChanged(String device, DeviceState state) {
        List<Hint> watching = byDevice.get(device);
        if (watching == null) {
            return;
        }
        for (Hint hint : watching) {
            ExtensionState now = state(hint);
            if (now != hint.told) {
                hint.told = now;
                tell(hint);
            }
        }
    }

    /** Raises ExtensionStatus with what was found last. */
    public void tell(Hint hint) {
        if (pbx.events.begin(AmiName.EXTENSION_STATUS, ClassMask.CALL)) {
            write(pbx.events.writer(), hint, hint.told);
            pbx.events.raise();
        }
    }

    public static MessageWriter write(MessageWriter to, Hint hint, ExtensionState state) {
        return to.header(AmiKey.EXTEN, Text.ofLatin1(hint.exten)).header(AmiKey.CONTEXT, Text.ofLatin1(hint.context))
                .header(AmiKey.HINT, Text.ofLatin1(hint.text)).header(AmiKey.STATUS, state.number())
                .header(AmiKey.STATUS_TEXT, state.text());
    }

    /** Somebody's presence is now another one. */
    void presenceChanged(String provider, Presence presence) {
        for (Hint hint : byPresence.getOrDefault(provider, List.of())) {
            if (pbx.events.begin(AmiName.PRESENCE_STATUS, ClassMask.CALL)) {
                pbx.events.writer().header(AmiKey.EXTEN, Text.ofLatin1(hint.exten))
                        .header(AmiKey.CONTEXT, Text.ofLatin1(hint.context))
                        .header(AmiKey.HINT, Text.ofLatin1(hint.text))
                        .header(AmiKey.STATUS, presence.state())
                        .header(AmiKey.SUBTYPE, Text.ofLatin1(presence.subtype()))
                        .header(AmiKey.MESSAGE, Text.ofLatin1(presence.message()));
                pbx.events.raise();
            }
        }
    }
}
