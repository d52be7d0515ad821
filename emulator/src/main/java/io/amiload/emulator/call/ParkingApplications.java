// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.message.Text;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The applications Park and ParkedCall. */
final class ParkingApplications {

    /** How long it takes to say that there is nobody in a space, or that a call cannot be parked. */
    private static final long REFUSAL = TimeUnit.SECONDS.toNanos(6);

    private final Calls calls;
    private final Parking parking;

    ParkingApplications(Calls calls, Applications applications, Parking parking) {
        this.calls = calls;
        this.parking = parking;
        applications.add("Park", this::park);
        applications.add("ParkedCall", this::retrieve);
    }

    /** {@code [lot[,options]]}: t(seconds), s for no announcement, c(context,extension,priority). */
    private void park(Execution run, Text data) {
        Channel channel = run.channel();
        run.answerNow();
        if (run.isDying() || run.hasEnded()) {
            run.go();
            return;
        }
        String[] parts = data.toString().split(",", 2);
        DialOptions options = DialOptions.parse(parts.length > 1 ? parts[1] : "");
        ParkingLot lot = parking.lot(parts[0].isEmpty() ? chosenLot(channel) : parts[0]);
        int seconds = (int) (Execution.seconds(options.argument('t'), -1_000_000_000L) / 1_000_000_000L);
        Bridge.Stay stay = () -> {
            run.finish();
            run.end();
        };
        ParkedCall call = lot == null ? null : parking.park(lot, channel, stay, seconds);
        if (call == null) {
            run.pause(REFUSAL);
            return;
        }
        call.comeback = GosubTarget.place(calls.pbx.dialplan, channel, options.argument('c'), List.of());
        run.begin(() -> calls.bridges.depart(channel));
        if (options.has('s')) {
            parking.playMusic(call);
        } else {
            calls.pbx.timers.schedule(Parking.announcementNanos(call), () -> parking.playMusic(call));
        }
    }

    private static String chosenLot(Channel channel) {
        Text chosen = channel.variable("PARKINGLOT");
        return chosen == null ? "" : chosen.toString();
    }

    /** {@code [lot[,space]]}: without a space, any call of the lot. */
    private void retrieve(Execution run, Text data) {
        Channel channel = run.channel();
        run.answerNow();
        if (run.isDying() || run.hasEnded()) {
            run.go();
            return;
        }
        String[] parts = data.toString().split(",", 3);
        ParkingLot lot = parking.lot(parts[0]);
        String space = parts.length > 1 ? parts[1].strip() : "";
        ParkedCall call = lot == null || !space.matches("\\d{0,8}") ? null
                : lot.find(space.isEmpty() ? 0 : Integer.parseInt(space));
        if (call == null) {
            run.pause(REFUSAL, () -> { }, run::end);
            return;
        }
        run.begin(() -> calls.bridges.depart(channel));
        parking.retrieve(call, channel, () -> {
            run.finish();
            run.end();
        });
    }
}
