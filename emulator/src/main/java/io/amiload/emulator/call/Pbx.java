// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigFolder;
import io.amiload.emulator.dialplan.Extensions;
import io.amiload.emulator.loop.MicroClock;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.Tally;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.EmulatorOptions;
import io.amiload.emulator.setup.ServerLog;
import io.amiload.emulator.sip.SipObjects;
import java.util.Random;
import java.util.UUID;

/**
 * What an exchange is without its manager: the parts of the model of calls and how they hang together. They raise
 * events, and know nobody who gets them. Everything here belongs to the loop's thread.
 */
public final class Pbx {

    public final EmulatorOptions options;
    public final MicroClock clock;
    public final Timers timers;
    public final EventStream events;
    public final Tally counters;
    public final Random random = new Random();
    public final Devices devices;
    public final Hints hints;
    public final PresenceStates presences;
    public final Queues queues;
    public final Conferences conferences;
    public final Extensions dialplan;
    public final Applications applications = new Applications();
    /** What becomes of channels, for records and logs. */
    public final CallHistory history;
    public final Calls calls;
    /** The calls that it makes by itself; null if it makes none. */
    public final CallTraffic traffic;
    public final Variables variables;
    public final Database database = new Database();
    public final ConfigFolder configs;
    public final SipObjects sip;
    public final Parking parking;
    public final AgiApplications agi;

    public Pbx(EmulatorOptions options, MicroClock clock, Timers timers, EventStream events, Tally counters)
            throws ConfigException {
        this.options = options;
        this.clock = clock;
        this.timers = timers;
        this.events = events;
        this.counters = counters;
        dialplan = options.dialplan().copy();
        devices = new Devices(dialplan);
        hints = new Hints(this);
        presences = new PresenceStates(this);
        queues = new Queues(this);
        variables = new Variables(this);
        sip = new SipObjects(options.version());
        configs = new ConfigFolder(options.configFolder(), line -> ServerLog.log(System.Logger.Level.WARNING, line));
        history = new CallHistory(this);
        calls = new Calls(this);
        new ChannelApplications(calls, applications);
        new DialplanApplications(calls, applications);
        new BridgeApplications(calls, applications);
        new QueueApplication(calls, applications);
        conferences = new Conferences(calls, applications);
        calls.monitors.addTo(applications);
        traffic = options.background().none() ? null : new CallTraffic(this, options.background());
        database.put("pbx", "UUID", Text.of(UUID.randomUUID().toString()));
        dialplan.globals().forEach((name, value) -> variables.set(null, name, Text.ofLatin1(value)));
        parking = new Parking(this);
        new ParkingApplications(calls, applications, parking);
        agi = new AgiApplications(calls, applications);
        loadSip();
        if (traffic != null) {
            traffic.setUp();
        }
        hints.learn();
    }

    /** Reads {@code pjsip.conf}, again if it was read before. */
    public void loadSip() {
        try {
            sip.load(configs.find("pjsip.conf"));
            calls.phones.load();
            options.phones().forEach(calls.phones::set);
        } catch (ConfigException e) {
            ServerLog.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    /** Starts to make the calls that it makes by itself. */
    public void start() {
        if (traffic != null) {
            traffic.start();
        }
    }

    /** Tells what has become of devices since this was called last. */
    public void endTurn() {
        devices.tell(calls.events);
    }

    /** Ends all calls. */
    public void hangUpAll() {
        for (Channel channel : calls.list()) {
            if (!channel.hungUp) {
                channel.driver.hangupRequested();
            }
        }
    }
}
