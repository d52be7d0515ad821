// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.storm;

import io.amiload.emulator.call.Pbx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Pours out events at fixed rates, whatever the calls do, as a broken device or dialplan does. Nothing is allocated for
 * an event. What could not be poured out in time, because the server stood still, is made up for a second at most.
 */
public final class Storms {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
    private static final long REFRESH = TimeUnit.SECONDS.toNanos(1);
    /** So many in one turn at most, so that clients are served in between. */
    private static final int MOST_AT_ONCE = 20_000;

    private final Pbx pbx;
    private final StormCast cast;
    private final List<Storm> storms = new ArrayList<>();
    private final Runnable blow = this::blow;
    private boolean blowing;
    private long refreshed;

    /** One event and how many of it have been poured out since a time. */
    private static final class Storm {

        private final StormEvent event;
        private double perNano;
        private long since;
        private long done;

        Storm(StormEvent event) {
            this.event = event;
        }
    }

    public Storms(Pbx pbx) {
        this.pbx = pbx;
        cast = new StormCast(pbx);
        refreshed = pbx.clock.nanos() - REFRESH;
    }

    /** Sets the rate of an event; 0 ends its storm. */
    public void set(StormEvent event, double perSecond) {
        storms.removeIf(storm -> storm.event == event);
        if (perSecond > 0) {
            Storm storm = new Storm(event);
            storm.perNano = perSecond / 1e9;
            storm.since = pbx.clock.nanos();
            storms.add(storm);
        }
        if (!storms.isEmpty() && !blowing) {
            blowing = true;
            pbx.timers.schedule(TICK, blow);
        }
    }

    private void blow() {
        long now = pbx.clock.nanos();
        if (now - refreshed >= REFRESH) {
            refreshed = now;
            cast.refresh();
        } else {
            cast.update();
        }
        for (int i = 0; i < storms.size(); i++) {
            pour(storms.get(i), now);
        }
        blowing = !storms.isEmpty();
        if (blowing) {
            pbx.timers.schedule(TICK, blow);
        }
    }

    private void pour(Storm storm, long now) {
        long due = (long) ((now - storm.since) * storm.perNano) - storm.done;
        long most = (long) (PATIENCE * storm.perNano) + 1;
        if (due > most) {
            storm.since = now - PATIENCE;
            storm.done = 0;
            due = most - 1;
        }
        int count = (int) Math.min(due, MOST_AT_ONCE);
        for (int i = 0; i < count; i++) {
            cast.next();
            if (pbx.events.begin(storm.event.nameId, storm.event.classes)) {
                storm.event.write(pbx.events.writer(), cast);
                pbx.events.raise();
            }
        }
        storm.done += count;
        pbx.counters.stormEvents.add(count);
    }
}
