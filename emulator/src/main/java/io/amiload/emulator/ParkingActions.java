// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;

/** The actions Park, ParkedCalls and Parkinglots. */
final class ParkingActions {

    /** Both answers have a line break too many. */
    private static final Text FAILED = Text.of("Message: Park action failed\n");
    private static final Text DONE = Text.of("Message: Park successful\n");

    private final Server server;
    private final Parking parking;

    ParkingActions(Server server, ActionTable actions) {
        this.server = server;
        parking = server.parking;
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
        Channel channel = server.calls.find(request.text(AmiKey.CHANNEL));
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
        park(channel, parker, lot, seconds);
    }

    /** Less than a second counts as one; 0 is no limit. */
    private static int seconds(int millis) {
        return millis == 0 ? 0 : Math.max(1, millis / 1_000);
    }

    private void park(Channel channel, Text parker, ParkingLot lot, int seconds) {
        Bridges bridges = server.calls.bridges;
        Bridge before = channel.bridge;
        if (before == null) {
            parking.playMusic(parking.park(lot, channel, BridgedChannel.takeOver(server.calls, channel), seconds));
            return;
        }
        Channel other = before.other(channel);
        boolean hears = other != null && other.name.equals(parker);
        if (hears) {
            // Once more, as a transfer does.
            parking.parkedBy(channel, parker);
        }
        ParkedCall call = parking.park(lot, channel, null, seconds);
        parking.playMusic(call);
        if (other == null) {
            bridges.endIfEmpty(before);
        } else if (hears) {
            server.schedule(Parking.announcementNanos(call), () -> letGo(other, before));
        } else if (before.kind == Bridge.Kind.BASIC) {
            letGo(other, before);
        }
    }

    /** Whoever has parked the other one has heard where. */
    private void letGo(Channel channel, Bridge bridge) {
        if (channel.bridge == bridge) {
            server.calls.bridges.letGo(channel);
        }
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
                session.send(parking.write(server.writer.event(AmiName.PARKED_CALL), call).actionId(request).end());
                count++;
            }
        }
        session.send(session.complete(request, AmiName.PARKED_CALLS_COMPLETE, count).header(AmiKey.TOTAL, count).end());
    }

    private void lots(ManagerSession session, ActionRequest request) {
        session.startList(request, "Parking lots will follow");
        for (ParkingLot lot : parking.lots()) {
            session.send(server.writer.event(AmiName.PARKINGLOT).actionId(request)
                    .header(AmiKey.NAME, Text.ofLatin1(lot.settings.name()))
                    .header(AmiKey.START_SPACE, lot.settings.first())
                    .header(AmiKey.STOP_SPACE, lot.settings.last())
                    .header(AmiKey.TIMEOUT, lot.settings.seconds()).end());
        }
        session.endList(request, AmiName.PARKINGLOTS_COMPLETE, parking.lots().size());
    }
}
