// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigFile;
import io.amiload.emulator.config.ConfigFolder;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.records.CallRecord;
import io.amiload.emulator.records.CallRecords;
import io.amiload.emulator.records.CdrSettings;
import io.amiload.emulator.records.CelEvent;
import io.amiload.emulator.records.CelSettings;
import io.amiload.emulator.records.Party;
import io.amiload.emulator.setup.ServerLog;
import java.util.List;

/**
 * Follows what happens to channels, for the records of calls (CDR) and the log of channels (CEL). Where nothing is set
 * up for either, as on a server as installed, nobody is told and nothing is kept.
 */
public final class CallHistory {

    public final CdrSettings recordSettings;
    public final CelSettings logSettings;

    private final Pbx pbx;
    private final CallRecords records;
    private final CelLog log;

    CallHistory(Pbx pbx) throws ConfigException {
        this.pbx = pbx;
        ConfigFolder files = pbx.configs;
        recordSettings =
                CdrSettings.read(files.readFile("cdr.conf"), files.readFile("cdr_manager.conf"), CallHistory::warn);
        ConfigFile cel = files.readFile("cel.conf");
        logSettings = cel == null ? CelSettings.OFF : CelSettings.read(cel, CallHistory::warn);
        CdrEvents events = new CdrEvents(pbx.events, recordSettings.mappings());
        records = recordSettings.enabled() && recordSettings.toManager()
                ? new CallRecords(recordSettings, events::raise) : null;
        log = logSettings.isTold() ? new CelLog(pbx.events, logSettings) : null;
    }

    private static void warn(String line) {
        ServerLog.log(System.Logger.Level.WARNING, line);
    }

    /** Whether the emulated version knows something that may be logged. */
    public boolean canLog(CelEvent event) {
        return pbx.options.version().logsStreams() || event.ordinal() <= CelEvent.LOCAL_OPTIMIZE.ordinal();
    }

    private long now() {
        return pbx.clock.micros();
    }

    /** A channel was published: it has come, has changed, or is gone. */
    void published(Channel channel) {
        if (records == null && log == null) {
            return;
        }
        Party before = channel.recorded;
        Party now = party(channel);
        channel.recorded = now;
        if (log != null) {
            log.changed(channel, before, now, now());
        }
        if (records != null) {
            records.changed(before, now, now());
        }
    }

    private static Party party(Channel channel) {
        ChannelFace face = channel.shown;
        return new Party(channel.name.toString(), channel.uniqueid.toString(), channel.linkedid.toString(),
                channel.age, face.state == Channel.State.UP, channel.cause, face.caller.number().toString(),
                face.caller.name().toString(), face.accountCode.toString(), channel.amaFlags,
                face.context.toString(), face.exten.toString(), face.priority, face.application.toString(),
                face.data.toString(), channel.dialed, channel.inSubroutine, channel.lastWords, channel.hungUp);
    }

    /** The channel as it was last published; made anew, since who it belongs to may have changed. */
    private static Party seen(Channel channel) {
        return channel == null ? null : party(channel);
    }

    void dialBegins(Channel caller, Channel dialed) {
        if (records != null) {
            records.dialBegins(seen(caller), seen(dialed), now());
        }
    }

    void dialEnds(Channel caller, Channel dialed, Text status) {
        if (records != null) {
            records.dialEnds(seen(caller), seen(dialed), status.toString(), now());
        }
        if (caller != null && log != null) {
            log.dialed(caller, status);
        }
    }

    void entered(Bridge bridge, Channel channel) {
        if (log != null) {
            log.entered(bridge, channel, now());
        }
        if (records != null && bridge.kind != Bridge.Kind.WAITING && bridge.kind != Bridge.Kind.PARKING) {
            List<String> members = bridge.members.stream().map(member -> member.uniqueid.toString()).toList();
            records.entersBridge(bridge.uniqueid.toString(), members, seen(channel), now());
        }
    }

    void left(Bridge bridge, Channel channel) {
        if (log != null) {
            log.left(bridge, channel, now());
        }
        if (records != null && bridge.kind != Bridge.Kind.WAITING) {
            records.leavesBridge(bridge.uniqueid.toString(), bridge.kind == Bridge.Kind.PARKING, seen(channel), now());
        }
    }

    void parked(ParkedCall call) {
        if (log != null) {
            log.parked(call, now());
        }
        if (records != null) {
            records.parked(seen(call.channel), call.lot.settings.name() + ":" + call.space, now());
        }
    }

    void unparked(ParkedCall call) {
        if (log != null) {
            log.unparked(call, now());
        }
    }

    void musicStarts(Channel channel, Text musicClass) {
        if (logsStreams()) {
            log.musicBegins(channel, musicClass, now());
        }
    }

    /** A sound is played from now on; with options behind a comma. */
    void soundStarts(Channel channel, Text arguments) {
        if (logsStreams()) {
            log.soundBegins(channel, arguments.toString().split(",")[0], now());
        }
    }

    /** Music or a sound ends. */
    void streamEnds(Channel channel) {
        if (logsStreams()) {
            log.streamEnds(channel, now());
        }
    }

    private boolean logsStreams() {
        return log != null && pbx.options.version().logsStreams();
    }

    void blindTransfer(Channel transferer, Channel transferee, Bridge bridge, Text context, Text exten) {
        if (log != null) {
            log.blindTransfer(transferer, transferee, bridge, context, exten, now());
        }
    }

    void attendedTransfer(Channel transferer, Bridge first, Bridge second, Channel transferee, Channel target) {
        if (log != null) {
            log.attendedTransfer(transferer, first, second, transferee, target, now());
        }
    }

    /** A Local channel is being taken out of a call, or has been. */
    void optimized(Channel one, Channel two, boolean done) {
        if (log != null) {
            log.optimized(one, two, done, pbx.options.version(), now());
        }
    }

    /** The application CELGenUserEvent: {@code name[,extra]}. */
    void userEvent(Channel channel, Text arguments) {
        if (log != null) {
            log.userEvent(channel, arguments, now());
        }
    }

    /** The dialplan notes something for a channel's record. */
    void note(Channel channel, String name, Text value) {
        if (records != null) {
            records.note(channel.uniqueid.toString(), name, value.toString());
        }
    }

    /** No record is wanted of a channel, or one is after all. */
    void disable(Channel channel, boolean off) {
        if (records != null) {
            records.disable(channel.uniqueid.toString(), off);
        }
    }

    /** What is on record of a channel; null if no records are kept. */
    CallRecord record(Channel channel) {
        return records == null ? null : records.current(channel.uniqueid.toString(), now());
    }
}
