// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.ParkedCall;
import io.amiload.emulator.call.Parking;
import io.amiload.emulator.call.ParkingLot;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.parking.LotSettings;
import java.util.List;

/** The console command about parking. */
final class ParkingCommands {

    private static final String RULE = "-".repeat(74);

    private final Parking parking;

    ParkingCommands(Pbx pbx, Console console) {
        parking = pbx.parking;
        console.add("parking show", this::show);
    }

    private void show(List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            out.line("");
            out.line("Parking General Options");
            out.line("-----------------------");
            row(out, "Dynamic Parking", parking.isDynamic() ? "yes" : "no");
            out.line("");
            parking.lots().forEach(lot -> show(lot.settings, out));
            out.line("");
            return;
        }
        ParkingLot lot = parking.lot(arguments.get(0));
        out.line("");
        if (lot == null) {
            out.line("Could not find parking lot '" + arguments.get(0) + "'");
            out.line("");
            return;
        }
        show(lot.settings, out);
        out.line("Parked Calls");
        out.line("------------");
        if (lot.calls().isEmpty()) {
            out.line("  (none)");
            out.line("");
        }
        for (ParkedCall call : lot.calls()) {
            callRow(out, "Space", call.space);
            callRow(out, "Channel", call.channel.name);
            callRow(out, "Parker Dial String", call.parker);
            out.line("");
        }
        out.line("");
    }

    private static void show(LotSettings lot, ConsoleOutput out) {
        out.line("Parking Lot: " + lot.name());
        out.line(RULE);
        row(out, "Parking Extension", lot.extension());
        row(out, "Parking Context", lot.context());
        row(out, "Parking Spaces", lot.first() + "-" + lot.last());
        row(out, "Parking Time", lot.seconds() + " sec");
        row(out, "Comeback to Origin", lot.comebackToOrigin() ? "yes" : "no");
        row(out, "Comeback Context", lot.comebackContext()
                + (lot.comebackToOrigin() ? " (comebacktoorigin=yes, not used)" : ""));
        row(out, "Comeback Dial Time", lot.comebackDialSeconds() + " sec");
        row(out, "MusicOnHold Class", lot.musicClass());
        row(out, "Enabled", "yes");
        row(out, "Dynamic", "no");
        out.line("");
    }

    private static void callRow(ConsoleOutput out, String name, Object value) {
        out.line("  %-20s:  %s", name, value);
    }

    private static void row(ConsoleOutput out, String name, Object value) {
        out.line("%-20s:  %s", name, value);
    }
}
