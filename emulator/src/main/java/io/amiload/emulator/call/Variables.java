// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.dialplan.Substitution;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.records.AmaFlags;
import io.amiload.emulator.state.DeviceState;
import io.amiload.emulator.state.Presence;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Variables and functions, of channels and global. */
public final class Variables {

    private static final String CUSTOM_DEVICE = "Custom:";
    private static final Text UNSET = Text.of("(null)");
    private static final Set<String> SETTABLE_ITEMS = Set.of("language", "userfield", "accountcode",
            "hangup_handler_push", "musicclass", "amaflags", "peeraccount");

    private final Pbx pbx;
    private final Functions functions;
    private final Map<String, Text> globals = new HashMap<>();

    Variables(Pbx pbx) {
        this.pbx = pbx;
        functions = new Functions(pbx);
    }

    /** As Status prints it: a variable that is not set shows as {@code (null)}. */
    public Text shown(Channel channel, String expression) {
        boolean unset = expression.indexOf('(') < 0 && channel.variable(expression) == null
                && builtIn(channel, expression) == null && !globals.containsKey(expression);
        return unset ? UNSET : get(channel, expression);
    }

    /** The value of a variable or function; empty if there is none. {@code channel} may be null. */
    public Text get(Channel channel, String expression) {
        int open = expression.indexOf('(');
        if (open > 0 && expression.endsWith(")")) {
            return function(channel, expression.substring(0, open),
                    expression.substring(open + 1, expression.length() - 1));
        }
        if (channel != null) {
            Text own = channel.variable(expression);
            if (own != null) {
                return own;
            }
            Text built = builtIn(channel, expression);
            if (built != null) {
                return built;
            }
        }
        if (expression.equals("EPOCH")) {
            return Text.of(Long.toString(pbx.clock.micros() / 1_000_000));
        }
        return globals.getOrDefault(expression, Text.EMPTY);
    }

    /**
     * Sets a variable or a function and raises what follows from it; does nothing where {@link #canSet} says no.
     * {@code channel} is null for a global variable.
     */
    public void set(Channel channel, String name, Text value) {
        int open = name.indexOf('(');
        if (open > 0 && name.endsWith(")")) {
            if (canSet(channel, name, value)) {
                setFunction(channel, name.substring(0, open), name.substring(open + 1, name.length() - 1), value);
            }
            return;
        }
        if (channel == null) {
            globals.put(name, value);
        } else {
            channel.variable(name, value);
        }
        pbx.calls.events.varSet(channel, Text.ofLatin1(name), value);
    }

    /** Whether {@link #set} would do anything. */
    public boolean canSet(Channel channel, String name, Text value) {
        int open = name.indexOf('(');
        if (open <= 0 || !name.endsWith(")")) {
            return true;
        }
        String argument = name.substring(open + 1, name.length() - 1);
        switch (name.substring(0, open)) {
            case "GLOBAL":
                return true;
            case "DEVICE_STATE":
                return argument.startsWith(CUSTOM_DEVICE) && DeviceState.of(value.toString()) != null;
            case "PRESENCE_STATE":
                return PresenceStates.isKind(argument) && Presence.parse(value.toString()) != null;
            case "CALLERID":
            case "CONNECTEDLINE":
                return channel != null;
            case "CHANNEL":
                return channel != null && SETTABLE_ITEMS.contains(argument);
            default:
                return functions.canSet(channel, name.substring(0, open));
        }
    }

    /** Replaces variables, functions and expressions in the arguments of a step. */
    Text substitute(Channel channel, Text text) {
        String template = text.toString();
        return template.indexOf('$') < 0 ? text
                : Text.ofLatin1(Substitution.apply(template, name -> get(channel, name).toString()));
    }

    private static Text builtIn(Channel channel, String name) {
        switch (name) {
            case "CHANNEL":
                return channel.name;
            case "UNIQUEID":
                return channel.uniqueid;
            case "LINKEDID":
                return channel.linkedid;
            case "CONTEXT":
                return channel.context;
            case "EXTEN":
                return channel.exten;
            case "PRIORITY":
                return Text.of(Integer.toString(channel.priority));
            case "HANGUPCAUSE":
                return Text.of(Integer.toString(channel.cause));
            default:
                return null;
        }
    }

    private Text function(Channel channel, String function, String argument) {
        switch (function) {
            case "GLOBAL":
                return globals.getOrDefault(argument, Text.EMPTY);
            case "LEN":
                return Text.of(Integer.toString(argument.length()));
            case "DEVICE_STATE":
                return Text.of(pbx.devices.state(argument).name());
            case "EXTENSION_STATE":
            case "HINT":
                return ofHint(function, argument);
            case "PRESENCE_STATE":
                return ofPresence(argument);
            case "CALLERID":
                return channel == null ? Text.EMPTY : callerId(channel.caller, argument);
            case "CONNECTEDLINE":
                return channel == null ? Text.EMPTY : callerId(channel.connected, argument);
            case "CHANNEL":
                return channel == null ? Text.EMPTY : ofChannel(channel, argument);
            case "TRAFFIC":
                return pbx.traffic == null ? Text.EMPTY : pbx.traffic.planned(channel, argument);
            default:
                return Text.ofLatin1(functions.get(channel, function, argument));
        }
    }

    /** The argument is {@code exten[@context]}. */
    private Text ofHint(String function, String argument) {
        int at = argument.indexOf('@');
        Hints.Hint hint = pbx.hints.find(at < 0 ? "default" : argument.substring(at + 1),
                at < 0 ? argument : argument.substring(0, at));
        if (function.equals("HINT")) {
            return hint == null ? Text.EMPTY : Text.ofLatin1(hint.text);
        }
        return hint == null ? Text.of("UNKNOWN") : Text.of(pbx.hints.deviceState(hint).name());
    }

    /** The argument is {@code provider,part}. */
    private Text ofPresence(String argument) {
        int comma = argument.indexOf(',');
        return comma < 0 ? Text.EMPTY : Text.ofLatin1(pbx.presences.get(argument.substring(0, comma))
                .part(argument.substring(comma + 1)));
    }

    private static Text callerId(CallerId id, String part) {
        switch (part) {
            case "num":
            case "number":
                return id.number();
            case "name":
                return id.name();
            case "all":
                return Text.ofLatin1("\"" + id.name() + "\" <" + id.number() + ">");
            default:
                return Text.EMPTY;
        }
    }

    private static Text ofChannel(Channel channel, String item) {
        switch (item) {
            case "name":
                return channel.name;
            case "state":
                return channel.state.word;
            case "language":
                return channel.language;
            case "accountcode":
                return channel.accountCode;
            case "userfield":
                return channel.userField;
            case "amaflags":
                return Text.of(Integer.toString(AmaFlags.number(channel.amaFlags)));
            case "peeraccount":
                return channel.peerAccount;
            case "rtcp,all":
            case "rtcp":
                return channel.isLocal() ? Text.EMPTY : channel.phone.soundSummary();
            case "uniqueid":
                return channel.uniqueid;
            case "linkedid":
                return channel.linkedid;
            default:
                return Text.EMPTY;
        }
    }

    private void setFunction(Channel channel, String function, String argument, Text value) {
        switch (function) {
            case "GLOBAL":
                set(null, argument, value);
                break;
            case "DEVICE_STATE":
                pbx.database.put("CustomDevstate", argument.substring(CUSTOM_DEVICE.length()), value);
                pbx.devices.set(argument, DeviceState.of(value.toString()));
                break;
            case "PRESENCE_STATE":
                pbx.database.put("CustomPresence", argument.substring(argument.indexOf(':') + 1), value);
                pbx.presences.set(argument, Presence.parse(value.toString()));
                break;
            case "CALLERID":
                channel.caller = changed(channel.caller, argument, value);
                pbx.calls.publish(channel);
                break;
            case "CONNECTEDLINE":
                channel.connected = changed(channel.connected, argument, value);
                pbx.calls.connect(channel, channel.connected);
                break;
            case "CHANNEL":
                setOfChannel(channel, argument, value);
                break;
            default:
                functions.set(channel, function, argument, value);
                break;
        }
    }

    private static CallerId changed(CallerId id, String part, Text value) {
        switch (part) {
            case "num":
            case "number":
                return id.withNumber(value);
            case "name":
                return id.withName(value);
            default:
                return CallerId.parse(value);
        }
    }

    private void setOfChannel(Channel channel, String item, Text value) {
        switch (item) {
            case "language":
                channel.language = value;
                pbx.calls.publish(channel);
                break;
            case "userfield":
                channel.userField = value;
                break;
            case "hangup_handler_push":
                functions.pushHangupHandler(channel, value);
                break;
            case "musicclass":
                break;
            case "amaflags":
                String flags = AmaFlags.parse(value.toString());
                channel.amaFlags = flags == null ? channel.amaFlags : flags;
                pbx.calls.publish(channel);
                break;
            case "peeraccount":
                channel.peerAccount = value;
                break;
            default:
                channel.accountCode = value;
                pbx.calls.publish(channel);
                break;
        }
    }
}
