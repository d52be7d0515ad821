// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.action.AgiAction;
import io.amiload.emulator.action.BridgeActions;
import io.amiload.emulator.action.ChannelActions;
import io.amiload.emulator.action.ConferenceActions;
import io.amiload.emulator.action.ConfigActions;
import io.amiload.emulator.action.CoreActions;
import io.amiload.emulator.action.DatabaseActions;
import io.amiload.emulator.action.DialplanActions;
import io.amiload.emulator.action.FilterAction;
import io.amiload.emulator.action.LoginActions;
import io.amiload.emulator.action.MediaActions;
import io.amiload.emulator.action.MessageActions;
import io.amiload.emulator.action.ModuleActions;
import io.amiload.emulator.action.OriginateAction;
import io.amiload.emulator.action.OtherLists;
import io.amiload.emulator.action.ParkingActions;
import io.amiload.emulator.action.QueueActions;
import io.amiload.emulator.action.SipActions;
import io.amiload.emulator.action.SipLists;
import io.amiload.emulator.action.StateActions;
import io.amiload.emulator.action.TransferActions;
import io.amiload.emulator.action.UcmActions;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.console.CommandAction;
import io.amiload.emulator.loop.MicroClock;
import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.EventStream;
import io.amiload.emulator.message.Tally;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.Sessions;
import io.amiload.emulator.setup.EmulatorOptions;
import io.amiload.emulator.setup.ManagerSettings;
import io.amiload.emulator.setup.ServerLog;
import io.amiload.emulator.setup.SettingsSource;
import io.amiload.emulator.storm.StormEvent;
import io.amiload.emulator.storm.Storms;
import java.io.IOException;
import java.time.Duration;

/**
 * One emulated server: its model of calls, its manager, and the actions that let one work upon the other. The one place
 * that knows them all. Everything here belongs to the loop's thread.
 */
final class Server {

    final Tally counters = new Tally();
    final Pbx pbx;
    final Manager manager;
    final Storms storms;
    private final EmulatorOptions options;

    Server(EmulatorOptions options) throws IOException {
        this.options = options;
        MicroClock clock = new MicroClock();
        Timers timers = new Timers(clock::nanos);
        Sessions sessions = new Sessions();
        EventStream events = new EventStream(options.systemName(), sessions, clock, counters);
        apply(events, options.manager());
        pbx = new Pbx(options, clock, timers, events, counters);
        storms = new Storms(pbx);
        options.storms().forEach((event, rate) -> storms.set(StormEvent.of(event), rate));
        pbx.start();
        manager = new Manager(options, clock, timers, events, sessions, counters, pbx::endTurn);
        addActions();
        manager.modules.onReload("res_pjsip", pbx::loadSip);
        manager.modules.onReload("manager", this::reloadManager);
        manager.modules.onReload("app_queue", () -> pbx.queues.reload("", true, true));
    }

    private void addActions() {
        ActionTable actions = manager.actions;
        new LoginActions(manager, actions);
        new CoreActions(manager, pbx, actions);
        new FilterAction(manager, actions);
        new ChannelActions(manager, pbx, actions);
        new BridgeActions(manager, pbx, actions);
        new TransferActions(pbx, actions);
        new MediaActions(pbx, actions);
        new ParkingActions(manager, pbx, actions);
        new DialplanActions(manager, pbx, actions);
        new OriginateAction(pbx, actions);
        new StateActions(manager, pbx, actions);
        new DatabaseActions(manager, pbx, actions);
        new QueueActions(manager, pbx, actions);
        new ConferenceActions(manager, pbx.conferences, actions);
        new ConfigActions(manager, pbx, actions);
        new ModuleActions(manager, actions);
        new SipLists(manager, pbx, actions);
        new SipActions(manager, pbx, actions);
        new OtherLists(manager, pbx, actions);
        new MessageActions(pbx, actions);
        new AgiAction(pbx, actions);
        new CommandAction(manager, pbx, actions);
        if (options.version() == AsteriskVersion.UCM6300) {
            new UcmActions(manager, pbx, actions);
        }
    }

    /** Reads the manager's configuration again; one that cannot be used changes nothing. */
    void reloadManager() {
        SettingsSource source = options.source();
        if (!source.hasFile()) {
            return;
        }
        try {
            ManagerSettings settings =
                    source.settings(source.conf(line -> ServerLog.log(System.Logger.Level.WARNING, line)));
            manager.apply(settings);
            apply(pbx.events, settings);
            pbx.calls.apply(settings);
        } catch (ConfigException e) {
            ServerLog.log(System.Logger.Level.ERROR, e.getMessage() + "; everything stays as it was");
        }
    }

    private static void apply(EventStream events, ManagerSettings settings) {
        events.apply(settings.timestampEvents(), settings.debug(), settings.disabledEvents());
    }

    /** Starts all threads. */
    void start() {
        manager.start();
    }

    /** Ends all sessions and calls and stops listening, and comes back after a while. */
    void restart(Duration downtime) {
        manager.endSessions(true);
        pbx.hangUpAll();
        manager.goAway(downtime);
    }

    /** Ends all sessions, the socket and the loop. May be called from any thread, and again. */
    void close() {
        manager.close();
    }
}
