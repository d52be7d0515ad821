// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.PresenceStates;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.state.DeviceState;
import io.amiload.emulator.state.Presence;
import java.util.List;

/** Console commands about the states that somebody sets by hand: of devices {@code Custom:} and of people. */
final class StateCommands {

    private static final String RULE = "---------------------------------------------------------------------";
    private static final String DEVICE = "Custom:";
    /** Where the database keeps both. */
    private static final String DEVICES = "CustomDevstate";
    private static final String PRESENCES = "CustomPresence";

    private final Pbx pbx;

    StateCommands(Pbx pbx, Console console) {
        this.pbx = pbx;
        console.add("devstate list", this::devices);
        console.add("devstate change", this::changeDevice);
        console.add("presencestate list", this::presences);
        console.add("presencestate change", this::changePresence);
    }

    private static void begin(String title, ConsoleOutput out) {
        out.line("");
        out.line(RULE);
        out.line(title);
        out.line(RULE);
        out.line("---");
    }

    private static void end(ConsoleOutput out) {
        out.line(RULE);
        out.line(RULE);
        out.line("");
    }

    private void devices(List<String> arguments, ConsoleOutput out) {
        if (!arguments.isEmpty()) {
            out.usage();
            return;
        }
        begin("--- Custom Device States --------------------------------------------", out);
        pbx.database.tree(DEVICES, "").forEach((path, stored) -> {
            DeviceState state = DeviceState.of(stored.toString());
            out.line("--- Name: '" + DEVICE + path.substring(DEVICES.length() + 2) + "'  State: '"
                    + (state == null ? DeviceState.UNKNOWN : state) + "'");
            out.line("---");
        });
        end(out);
    }

    private void changeDevice(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 2) {
            out.usage();
            return;
        }
        String device = arguments.get(0);
        DeviceState state = DeviceState.of(arguments.get(1));
        if (!device.regionMatches(true, 0, DEVICE, 0, DEVICE.length())) {
            out.line("The devstate command can only be used to set 'Custom:' device state!");
            out.fail();
        } else if (state == null) {
            out.usage();
        } else {
            String name = device.substring(DEVICE.length());
            out.line("Changing " + name + " to " + arguments.get(1));
            pbx.variables.set(null, "DEVICE_STATE(" + DEVICE + name + ")", Text.ofLatin1(arguments.get(1)));
        }
    }

    private void presences(List<String> arguments, ConsoleOutput out) {
        if (!arguments.isEmpty()) {
            out.usage();
            return;
        }
        begin("--- Custom Presence States ------------------------------------------", out);
        if (pbx.database.tree(PRESENCES, "").isEmpty()) {
            out.line("No custom presence states defined");
            return;
        }
        pbx.database.tree(PRESENCES, "").forEach((path, stored) -> {
            Presence presence = Presence.parse(stored.toString());
            if (presence != null) {
                out.line("--- Name: 'CustomPresence" + path.substring(PRESENCES.length() + 1).replace('/', ':') + "'");
                out.line("    --- State: '" + presence.state() + "'");
                out.line("    --- Subtype: '" + presence.subtype() + "'");
                out.line("    --- Message: '" + presence.message() + "'");
                out.line("    --- Base64 Encoded: 'No'");
                out.line("---");
            }
        });
        end(out);
    }

    private void changePresence(List<String> arguments, ConsoleOutput out) {
        if (arguments.size() != 2) {
            out.usage();
            return;
        }
        String provider = arguments.get(0);
        Presence presence = Presence.parse(arguments.get(1));
        if (!PresenceStates.isKind(provider)) {
            out.line("The presencestate command can only be used to set 'CustomPresence:' presence state!");
            out.fail();
        } else if (presence == null) {
            out.usage();
        } else {
            out.line("Changing " + provider.substring(provider.indexOf(':') + 1) + " to " + presence.state());
            pbx.variables.set(null, "PRESENCE_STATE(" + provider + ")", Text.ofLatin1(arguments.get(1)));
        }
    }
}
