// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Bridge;
import io.amiload.emulator.call.BridgeEvents;
import io.amiload.emulator.call.BridgedChannel;
import io.amiload.emulator.call.Bridges;
import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.ChannelEvents;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The actions about bridges and the ways in which they can be made. */
public final class BridgeActions {

    /** A way to bridge channels, as it is listed. */
    private record Technology(String type, int priority) {
    }

    private static final Map<String, Technology> TECHNOLOGIES = new LinkedHashMap<>();

    static {
        TECHNOLOGIES.put("native_rtp", new Technology("Native", 90));
        TECHNOLOGIES.put("holding_bridge", new Technology("Holding", 50));
        TECHNOLOGIES.put("simple_bridge", new Technology("1to1Mix", 50));
        TECHNOLOGIES.put("softmix", new Technology("MultiMix", 10));
    }

    private final Manager manager;
    private final Pbx pbx;
    private final Bridges bridges;
    private final List<String> suspended = new ArrayList<>();

    public BridgeActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        bridges = pbx.calls.bridges;
        actions.add(AmiName.BRIDGE, "Bridge two channels already in the PBX.", this::bridge);
        actions.add(AmiName.BRIDGE_LIST, "Get a list of bridges in the system.", this::list);
        actions.add(AmiName.BRIDGE_INFO, "Get information about a bridge.", this::info);
        actions.add(AmiName.BRIDGE_DESTROY, "Destroy a bridge.", this::destroy);
        actions.add(AmiName.BRIDGE_KICK, "Kick a channel from a bridge.", this::kick);
        actions.add(AmiName.BRIDGE_TECHNOLOGY_LIST, "List available bridging technologies and their statuses.",
                this::technologies);
        actions.add(AmiName.BRIDGE_TECHNOLOGY_SUSPEND, "Suspend a bridging technology.",
                (session, request) -> suspend(session, request, true));
        actions.add(AmiName.BRIDGE_TECHNOLOGY_UNSUSPEND, "Unsuspend a bridging technology.",
                (session, request) -> suspend(session, request, false));
    }

    private void bridge(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.CHANNEL1) || !request.has(AmiKey.CHANNEL2)) {
            session.error(request, "Missing channel parameter in request");
            return;
        }
        Channel one = pbx.calls.find(request.text(AmiKey.CHANNEL1));
        Channel two = pbx.calls.find(request.text(AmiKey.CHANNEL2));
        if (one == null || two == null) {
            session.error(request, Text.ofLatin1((one == null ? "Channel1" : "Channel2") + " does not exist: "
                    + request.text(one == null ? AmiKey.CHANNEL1 : AmiKey.CHANNEL2)));
            return;
        }
        if (one == two) {
            session.error(request, Text.ofLatin1("Unable to add Channel2 to bridge: Surrogate/" + one.name));
            return;
        }
        session.success(request, "Channels have been bridged");
        BridgedChannel.join(pbx.calls, one, two);
    }

    private void list(ManagerSession session, ActionRequest request) {
        String type = request.string(AmiKey.BRIDGE_TYPE);
        int count = 0;
        session.startList(request, "Bridge listing will follow");
        for (Bridge bridge : bridges.list()) {
            if (type.isEmpty() || type.equals(bridge.technology().toString())) {
                MessageWriter item = manager.writer.event(AmiName.BRIDGE_LIST_ITEM).actionId(request);
                session.send(BridgeEvents.Side.SELF.write(item, bridge).end());
                count++;
            }
        }
        session.endList(request, AmiName.BRIDGE_LIST_COMPLETE, count);
    }

    private Bridge named(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.BRIDGE_UNIQUEID)) {
            session.error(request, "BridgeUniqueid must be provided");
            return null;
        }
        Bridge bridge = bridges.find(request.text(AmiKey.BRIDGE_UNIQUEID));
        if (bridge == null) {
            session.error(request, "Specified BridgeUniqueid not found");
        }
        return bridge;
    }

    private void info(ManagerSession session, ActionRequest request) {
        Bridge bridge = named(session, request);
        if (bridge == null) {
            return;
        }
        session.startList(request, "Bridge channel listing will follow");
        for (Channel member : bridge.members) {
            MessageWriter item = manager.writer.event(AmiName.BRIDGE_INFO_CHANNEL).actionId(request);
            session.send(ChannelEvents.Role.SELF.write(item, member).end());
        }
        MessageWriter end = session.complete(request, AmiName.BRIDGE_INFO_COMPLETE, bridge.members.size());
        session.send(BridgeEvents.Side.SELF.write(end, bridge).end());
    }

    private void destroy(ManagerSession session, ActionRequest request) {
        Bridge bridge = named(session, request);
        if (bridge != null) {
            session.success(request, "Bridge has been destroyed");
            bridges.dissolve(bridge);
        }
    }

    private void kick(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.CHANNEL)) {
            session.error(request, "Channel must be provided");
            return;
        }
        Channel channel = pbx.calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, "Channel does not exist");
            return;
        }
        Bridge wanted = null;
        if (request.has(AmiKey.BRIDGE_UNIQUEID)) {
            wanted = bridges.find(request.text(AmiKey.BRIDGE_UNIQUEID));
            if (wanted == null) {
                session.error(request, "Bridge not found");
                return;
            }
        }
        if (channel.bridge == null) {
            session.error(request, "Channel is not in a bridge");
        } else if (wanted != null && channel.bridge != wanted) {
            session.error(request, "Channel kick from bridge failed");
        } else {
            session.success(request, "Channel has been kicked");
            bridges.letGo(channel);
        }
    }

    private void technologies(ManagerSession session, ActionRequest request) {
        session.startList(request, "Bridge technology listing will follow");
        TECHNOLOGIES.forEach((name, technology) -> session.send(
                manager.writer.event(AmiName.BRIDGE_TECHNOLOGY_LIST_ITEM)
                        .header(AmiKey.BRIDGE_TECHNOLOGY, name).header(AmiKey.BRIDGE_TYPE, technology.type)
                        .header(AmiKey.BRIDGE_PRIORITY, technology.priority)
                        .header(AmiKey.BRIDGE_SUSPENDED, suspended.contains(name) ? "Yes" : "No")
                        .actionId(request).end()));
        session.endList(request, AmiName.BRIDGE_TECHNOLOGY_LIST_COMPLETE, TECHNOLOGIES.size());
    }

    private void suspend(ManagerSession session, ActionRequest request, boolean off) {
        String name = request.string(AmiKey.BRIDGE_TECHNOLOGY);
        if (name.isEmpty()) {
            session.error(request, "BridgeTechnology must be provided");
        } else if (!TECHNOLOGIES.containsKey(name)) {
            session.error(request, "BridgeTechnology not found");
        } else {
            suspended.remove(name);
            if (off) {
                suspended.add(name);
            }
            session.success(request, off ? "Suspended bridge technology" : "Unsuspended bridge technology");
        }
    }
}
