// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.codec.AmiName;
import io.amiload.emulator.message.Text;
import java.util.ArrayList;
import java.util.List;

/** Recordings of calls, of which nothing is written anywhere: their events, variables and ids. */
public final class MixMonitors {

    private static final String FOLDER = "/var/spool/asterisk/monitor/";
    private static final long FIRST_ID = 0x562558550000L;
    private static final int ID_STEP = 0x8c0;

    private final Calls calls;
    private long nextId = FIRST_ID;

    MixMonitors(Calls calls) {
        this.calls = calls;
    }

    void addTo(Applications applications) {
        applications.add("MixMonitor", (run, data) -> {
            String[] parts = data.toString().split(",", 3);
            start(run.channel(), newId(), parts[0], parts.length > 1 ? parts[1] : "");
            run.go();
        });
        applications.add("StopMixMonitor", (run, data) -> {
            stop(run.channel(), data, () -> { });
            run.go();
        });
    }

    /** Looks like the address that Asterisk prints. */
    public Text newId() {
        nextId += ID_STEP;
        return Text.of("0x" + Long.toHexString(nextId));
    }

    /** The option {@code i(variable)} asks for the id in a variable. */
    public void start(Channel channel, Text id, String file, String options) {
        channel.recordings.add(id);
        calls.setVariable(channel, "MIXMONITOR_FILENAME",
                Text.ofLatin1(file.startsWith("/") ? file : FOLDER + file));
        String variable = DialOptions.parse(options).argument('i');
        if (!variable.isEmpty()) {
            calls.setVariable(channel, variable, id);
        }
        calls.events.mixMonitor(AmiName.MIX_MONITOR_START, channel);
    }

    public boolean isRecorded(Channel channel) {
        return !channel.recordings.isEmpty();
    }

    /**
     * Stops a recording, or all of a channel if the id is empty.
     *
     * @param before run before the event, if there is something to stop
     * @return whether there was
     */
    public boolean stop(Channel channel, Text id, Runnable before) {
        List<Text> stopped = new ArrayList<>(channel.recordings);
        if (!id.isEmpty()) {
            stopped.removeIf(one -> !one.equals(id));
        }
        if (stopped.isEmpty()) {
            return false;
        }
        channel.recordings.removeAll(stopped);
        before.run();
        calls.events.mixMonitor(AmiName.MIX_MONITOR_STOP, channel);
        return true;
    }
}
