// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.state.BucketOrder;
import io.amiload.emulator.state.Presence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people say about themselves, by provider. The only kind of provider is {@code CustomPresence:NAME}. */
public final class PresenceStates {

    static final String PROVIDER = "CustomPresence:";

    private final Pbx pbx;
    private final Map<String, Presence> presences = new LinkedHashMap<>();

    PresenceStates(Pbx pbx) {
        this.pbx = pbx;
    }

    public static boolean isKind(String provider) {
        return provider.startsWith(PROVIDER);
    }

    public Presence get(String provider) {
        return presences.getOrDefault(provider, Presence.NOT_SET);
    }

    /** The providers that have said something, in Asterisk's order. */
    public List<String> providers() {
        return BucketOrder.sort(presences.keySet(), provider -> provider, BucketOrder::ofPresence);
    }

    /** PresenceStateChange is raised always, PresenceStatus for the extensions that show it only if it is a change. */
    void set(String provider, Presence presence) {
        Presence before = presences.put(provider, presence);
        if (!presence.equals(before)) {
            pbx.hints.presenceChanged(provider, presence);
        }
        if (pbx.events.begin(AmiName.PRESENCE_STATE_CHANGE, ClassMask.CALL)) {
            write(pbx.events.writer(), provider, presence);
            pbx.events.raise();
        }
    }

    public static MessageWriter write(MessageWriter to, String provider, Presence presence) {
        return to.header(AmiKey.PRESENTITY, Text.ofLatin1(provider)).header(AmiKey.STATUS, presence.state())
                .header(AmiKey.SUBTYPE, Text.ofLatin1(presence.subtype()).escaped())
                .header(AmiKey.MESSAGE, Text.ofLatin1(presence.message()).escaped());
    }
}
