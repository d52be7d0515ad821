// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.ChannelEvents.Role;
import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.EditableConfig;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.MessageWriter;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.parking.LotSettings;
import io.amiload.emulator.setup.ServerLog;
import io.amiload.emulator.state.DeviceState;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The parking lots of {@code res_parking.conf}: calls that wait in a space until somebody gets them, they give up, or
 * their time is over and they call whoever parked them.
 */
public final class Parking {

    /** How long a spoken digit takes. */
    static final long DIGIT_NANOS = TimeUnit.MILLISECONDS.toNanos(880);

    private static final String REGISTRAR = "res_parking";
    private static final String COMEBACK = "park-dial";
    private static final Text CREATOR = Text.of("Parking");
    private static final String BLIND = "BLINDTRANSFER";

    private final Pbx pbx;
    private final Map<String, ParkingLot> lots = new TreeMap<>();
    private final Map<Channel, ParkedCall> byChannel = new IdentityHashMap<>();
    private boolean dynamic;

    Parking(Pbx pbx) {
        this.pbx = pbx;
        lots.put(LotSettings.DEFAULT, new ParkingLot(LotSettings.usual()));
        readLots();
        for (ParkingLot lot : lots.values()) {
            addExtensions(lot.settings);
        }
    }

    private void readLots() {
        try {
            EditableConfig file = pbx.configs.find("res_parking.conf");
            if (file == null) {
                return;
            }
            for (EditableConfig.Category section : file.categories()) {
                Map<String, String> options = new HashMap<>();
                for (EditableConfig.Line line : section.lines()) {
                    options.put(line.name().toLowerCase(Locale.ROOT), line.value());
                }
                if (section.name().equals("general")) {
                    dynamic = "yes".equalsIgnoreCase(options.get("parkeddynamic"));
                } else if (!section.isTemplate()) {
                    read(section.name(), options);
                }
            }
        } catch (ConfigException e) {
            ServerLog.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    private void read(String name, Map<String, String> options) {
        try {
            lots.put(name, new ParkingLot(LotSettings.of(name, options)));
        } catch (IllegalArgumentException e) {
            ServerLog.log(System.Logger.Level.WARNING, "res_parking.conf: lot " + name + ": " + e.getMessage()
                    + "; it is left out");
        }
    }

    private void addExtensions(LotSettings lot) {
        if (lot.extension().isEmpty()) {
            return;
        }
        boolean usual = lot.name().equals(LotSettings.DEFAULT);
        pbx.dialplan.add(lot.context(), lot.extension(), 1, "Park", usual ? "" : lot.name(), null, REGISTRAR);
        for (int space = lot.first(); space <= lot.last(); space++) {
            pbx.dialplan.add(lot.context(), Integer.toString(space), 1, "ParkedCall", lot.name() + "," + space,
                    null, REGISTRAR + "/" + lot.name());
        }
    }

    public Collection<ParkingLot> lots() {
        return lots.values();
    }

    public boolean isDynamic() {
        return dynamic;
    }

    /** The lot of a name, the default one if that is empty; or null. */
    public ParkingLot lot(String name) {
        return lots.get(name.isEmpty() ? LotSettings.DEFAULT : name);
    }

    /** What is dialled to reach whoever has transferred a channel, or else the channel itself. */
    static Text parkerOf(Channel channel) {
        Text parker = channel.variable(BLIND);
        if (parker == null || parker.isEmpty()) {
            return channel.dialString();
        }
        int number = parker.toString().lastIndexOf('-');
        return number < 0 ? parker : Text.ofLatin1(parker.toString().substring(0, number));
    }

    /** Notes who parks a channel. */
    public void parkedBy(Channel channel, Text parker) {
        pbx.calls.setVariable(channel, BLIND, parker);
    }

    /**
     * Puts a channel into a lot.
     *
     * @param stay what becomes of it when it is let go; null if it is in a bridge already, and keeps what it is there for
     * @param seconds how long it may wait; negative for as long as the lot says
     * @return the parked call, or null if all spaces are taken
     */
    public ParkedCall park(ParkingLot lot, Channel channel, Bridge.Stay stay, int seconds) {
        int space = lot.freeSpace();
        if (space == 0) {
            return null;
        }
        Bridges bridges = pbx.calls.bridges;
        if (lot.bridge == null) {
            lot.bridge = bridges.create(Bridge.Kind.PARKING, CREATOR, Text.ofLatin1(lot.settings.name()));
        }
        ParkedCall call = new ParkedCall(lot, space, channel, parkerOf(channel),
                seconds < 0 ? lot.settings.seconds() : seconds, pbx.clock.micros());
        lot.take(call);
        byChannel.put(channel, call);
        raise(AmiName.PARKED_CALL, call);
        pbx.history.parked(call);
        pbx.devices.set(call.device(), DeviceState.INUSE);
        if (stay == null) {
            bridges.move(channel, lot.bridge);
        } else {
            bridges.enter(lot.bridge, channel, stay);
        }
        Text transferer = channel.variable(BLIND);
        if (transferer != null && !transferer.isEmpty()) {
            pbx.calls.setVariable(channel, BLIND, Text.EMPTY);
        }
        bridges.forgetPeer(channel);
        if (call.limit > 0) {
            call.timer = pbx.timers.schedule(TimeUnit.SECONDS.toNanos(call.limit), () -> timedOut(call));
        }
        return call;
    }

    /**
     * Takes a channel out of what it does, or of whom it talks to, and puts it into a lot that has a free space.
     *
     * @param parker  the channel that asks for it, which hears the space's number if it talks to this one
     * @param seconds how long it may wait; negative for as long as the lot says
     */
    public ParkedCall takeOut(ParkingLot lot, Channel channel, Text parker, int seconds) {
        Bridge before = channel.bridge;
        if (before == null) {
            ParkedCall call = park(lot, channel, BridgedChannel.takeOver(pbx.calls, channel), seconds);
            playMusic(call);
            return call;
        }
        Channel other = before.other(channel);
        boolean hears = other != null && other.name.equals(parker);
        if (hears) {
            // Once more, as a transfer does.
            parkedBy(channel, parker);
        }
        ParkedCall call = park(lot, channel, null, seconds);
        playMusic(call);
        if (other == null) {
            pbx.calls.bridges.endIfEmpty(before);
        } else if (hears) {
            pbx.timers.schedule(announcementNanos(call), () -> letGo(other, before));
        } else if (before.kind == Bridge.Kind.BASIC) {
            letGo(other, before);
        }
        return call;
    }

    /** Whoever has parked the other one has heard where. */
    private void letGo(Channel channel, Bridge bridge) {
        if (channel.bridge == bridge) {
            pbx.calls.bridges.letGo(channel);
        }
    }

    /** Whether a call is still in its space. */
    boolean isParked(ParkedCall call) {
        return byChannel.get(call.channel) == call;
    }

    /** A parked channel hears music from now on, unless it is there no more. */
    public void playMusic(ParkedCall call) {
        if (byChannel.get(call.channel) == call) {
            String music = call.lot.settings.musicClass();
            call.hearsMusic = true;
            pbx.calls.events.musicOnHoldStart(call.channel, Text.ofLatin1(music.isEmpty() ? "default" : music));
            sound(call.channel, true);
            pbx.calls.optimization.soundFrom(call.channel);
        }
    }

    private static void sound(Channel channel, boolean on) {
        if (channel.driver instanceof Execution) {
            ((Execution) channel.driver).media(on);
        }
    }

    /** How long it takes to say the number of a space. */
    public static long announcementNanos(ParkedCall call) {
        return Integer.toString(call.space).length() * DIGIT_NANOS;
    }

    /** Brings a parked channel to whoever has got it, into a bridge that is made for the two. */
    void retrieve(ParkedCall call, Channel retriever, Bridge.Stay stay) {
        Bridges bridges = pbx.calls.bridges;
        Bridge bridge = bridges.createBasic();
        call.end = ParkedCall.End.RETRIEVED;
        call.retriever = retriever;
        bridges.move(call.channel, bridge);
        bridges.enter(bridge, retriever, stay);
    }

    /** A channel is about to leave a lot's bridge, for whatever reason. */
    void leaves(Channel channel) {
        ParkedCall call = byChannel.remove(channel);
        if (call == null) {
            return;
        }
        pbx.timers.cancel(call.timer);
        call.lot.free(call);
        if (call.hearsMusic) {
            pbx.calls.events.musicOnHoldStop(channel);
            sound(channel, false);
        }
        raise(call.end == ParkedCall.End.RETRIEVED ? AmiName.UN_PARKED_CALL
                : call.end == ParkedCall.End.TIMED_OUT ? AmiName.PARKED_CALL_TIME_OUT
                : AmiName.PARKED_CALL_GIVE_UP, call);
        pbx.history.unparked(call);
        pbx.devices.set(call.device(), DeviceState.NOT_INUSE);
    }

    private void timedOut(ParkedCall call) {
        Channel channel = call.channel;
        if (byChannel.get(channel) != call) {
            return;
        }
        LotSettings lot = call.lot.settings;
        String flat = call.parker.toString().replace('/', '_');
        Text space = Text.of(Integer.toString(call.space));
        set(channel, "PARKING_SPACE", space);
        if (pbx.options.version().tellsParkingSlot()) {
            set(channel, "PARKINGSLOT", space);
        }
        set(channel, "PARKEDLOT", Text.ofLatin1(lot.name()));
        set(channel, "PARKER", call.parker);
        set(channel, "PARKER_FLAT", Text.ofLatin1(flat));
        GosubTarget place = call.comeback != null ? call.comeback
                : lot.comebackToOrigin() ? toOrigin(call, flat) : toContext(lot, flat);
        channel.context = place.context();
        channel.exten = place.exten();
        channel.priority = place.priority();
        call.end = ParkedCall.End.TIMED_OUT;
        pbx.calls.bridges.remove(channel);
        // The lot's own goto shows the place with the application that is over, as a redirect out of a bridge does.
        pbx.calls.leaveFor(channel, place.context(), place.exten(), place.priority());
        pbx.calls.redirect(channel, place.context(), place.exten(), place.priority());
    }

    private void set(Channel channel, String variable, Text value) {
        pbx.calls.setVariable(channel, variable, value);
    }

    /** An extension that dials whoever has parked the call; it is made now, and stays. */
    private GosubTarget toOrigin(ParkedCall call, String flat) {
        set(call.channel, "BRIDGE_FEATURES", Text.EMPTY);
        pbx.dialplan.add(COMEBACK, flat, 1, "Dial",
                call.parker + "," + call.lot.settings.comebackDialSeconds(), null, REGISTRAR);
        return new GosubTarget(Text.of(COMEBACK), Text.ofLatin1(flat), 1, List.of());
    }

    private GosubTarget toContext(LotSettings lot, String flat) {
        String exten = pbx.dialplan.exists(lot.comebackContext(), flat) ? flat : "s";
        String context = pbx.dialplan.exists(lot.comebackContext(), exten) ? lot.comebackContext() : "default";
        return new GosubTarget(Text.ofLatin1(context), Text.ofLatin1(exten), 1, List.of());
    }

    private void raise(int event, ParkedCall call) {
        if (!pbx.events.begin(event, ClassMask.CALL)) {
            return;
        }
        write(pbx.events.writer(), call);
        pbx.events.raise();
    }

    /** Writes what events and lists tell of a parked call. */
    public MessageWriter write(MessageWriter to, ParkedCall call) {
        long now = pbx.clock.micros();
        if (call.end == ParkedCall.End.TIMED_OUT) {
            Role.PARKEE.writeNow(to, call.channel);
        } else {
            Role.PARKEE.write(to, call.channel);
        }
        if (call.retriever != null) {
            Role.RETRIEVER.write(to, call.retriever);
        }
        return to.header(AmiKey.PARKER_DIAL_STRING, call.parker)
                .header(AmiKey.PARKINGLOT, Text.ofLatin1(call.lot.settings.name()))
                .header(AmiKey.PARKING_SPACE, call.space)
                .header(AmiKey.PARKING_TIMEOUT, call.secondsLeft(now))
                .header(AmiKey.PARKING_DURATION, call.seconds(now));
    }
}
