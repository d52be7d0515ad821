// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.ParkedCall;
import io.amiload.emulator.call.Parking;
import io.amiload.emulator.call.ParkingLot;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;

/** The actions Park, ParkedCalls and Parkinglots. */
public final class ParkingActions {

    /** Both answers have a line break too many. */
    private static final Text FAILED = Text.of("Message: Park action failed\n");
    private static final Text DONE = Text.of("Message: Park successful\n");

    private final Manager manager;
    private final Pbx pbx;
    private final Parking parking;

    public ParkingActions(Manager manager, Pbx pbx, ActionTable actions) {
        this.manager = manager;
        this.pbx = pbx;
        parking = pbx.parking;
        actions.add(AmiName.PARK, "Park a channel.", this::park);
        actions.add(AmiName.PARKED_CALLS, "List parked calls.", this::list);
        actions.add(AmiName.PARKINGLOTS, "Get a list of parking lots", this::lots);
    }

    private void park(ManagerSession session, ActionRequest request) {
        String timeout = request.string(AmiKey.TIMEOUT);
        Text parker = request.text(AmiKey.TIMEOUT_CHANNEL).or(request.text(AmiKey.CHANNEL2));
        if (!request.has(AmiKey.CHANNEL)) {
            session.error(request, "Channel not specified");
            return;
        }
        if (!timeout.isEmpty() && !timeout.strip().matches("\\+?\\d{1,9}")) {
            session.error(request, "Invalid Timeout value.");
            return;
        }
        Channel channel = pbx.calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, Text.ofLatin1("Channel does not exist: " + request.text(AmiKey.CHANNEL)));
            return;
        }
        int seconds = timeout.isEmpty() ? -1 : seconds(Integer.parseInt(timeout.strip()));
        ParkingLot lot = parking.lot(request.string(AmiKey.PARKINGLOT));
        if (!parker.isEmpty()) {
            parking.parkedBy(channel, parker);
        }
        if (lot == null || lot.freeSpace() == 0 || channel.bridge == lot.bridge && channel.bridge != null) {
            session.send(session.reply(request, AmiName.ERROR).line(FAILED).end());
            return;
        }
        session.send(session.reply(request, AmiName.SUCCESS).line(DONE).end());
        parking.takeOut(lot, channel, parker, seconds);
    }

    /** Less than a second counts as one; 0 is no limit. */
    private static int seconds(int millis) {
        return millis == 0 ? 0 : Math.max(1, millis / 1_000);
    }

    private void list(ManagerSession session, ActionRequest request) {
        ParkingLot wanted = request.has(AmiKey.PARKINGLOT) ? parking.lot(request.string(AmiKey.PARKINGLOT)) : null;
        if (wanted == null && request.has(AmiKey.PARKINGLOT)) {
            session.error(request, "Requested parking lot could not be found.");
            return;
        }
        session.startList(request, "Parked calls will follow");
        int count = 0;
        for (ParkingLot lot : parking.lots()) {
            if (wanted != null && lot != wanted) {
                continue;
            }
            for (ParkedCall call : lot.calls()) {
                session.send(parking.write(manager.writer.event(AmiName.PARKED_CALL), call).actionId(request).end());
                count++;
            }
        }
        session.send(session.complete(request, AmiName.PARKED_CALLS_COMPLETE, count).header(AmiKey.TOTAL, count).end());
    }

    private void lots(ManagerSession session, ActionRequest request) {
        session.startList(request, "Parking lots will follow");
        for (ParkingLot lot : parking.lots()) {
            session.send(manager.writer.event(AmiName.PARKINGLOT).actionId(request)
                    .header(AmiKey.NAME, Text.ofLatin1(lot.settings.name()))
                    .header(AmiKey.START_SPACE, lot.settings.first())
                    .header(AmiKey.STOP_SPACE, lot.settings.last())
                    .header(AmiKey.TIMEOUT, lot.settings.seconds()).end());
        }
        session.endList(request, AmiName.PARKINGLOTS_COMPLETE, parking.lots().size());
    }
}
