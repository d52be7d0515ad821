// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

import io.amiload.emulator.loop.Timers;
import io.amiload.emulator.message.Text;

/** A call that waits in a parking lot. */
public final class ParkedCall {

    /** How it ends. */
    enum End { GIVEN_UP, RETRIEVED, TIMED_OUT }

    final ParkingLot lot;
    public final int space;
    public final Channel channel;
    /** What is dialled to reach whoever parked it. */
    public final Text parker;
    /** How many seconds it may wait; 0 for any number. */
    final int limit;
    final long startMicros;
    /** Where it goes when its time is over, in place of what the lot says; null for that. */
    GosubTarget comeback;
    /** Its end, as far as that is known. */
    End end = End.GIVEN_UP;
    /** Whoever gets it, or null. */
    Channel retriever;
    boolean hearsMusic;
    long timer = Timers.NONE;

    ParkedCall(ParkingLot lot, int space, Channel channel, Text parker, int limit, long startMicros) {
        this.lot = lot;
        this.space = space;
        this.channel = channel;
        this.parker = parker;
        this.limit = limit;
        this.startMicros = startMicros;
    }

    /** How long it has waited, as Asterisk counts: by the seconds that the clock shows. */
    long seconds(long nowMicros) {
        return nowMicros / 1_000_000 - startMicros / 1_000_000;
    }

    /** How many seconds are left; 0 if it may wait for any time. */
    long secondsLeft(long nowMicros) {
        return limit == 0 ? 0 : limit - seconds(nowMicros);
    }

    /** Its space as a device. */
    String device() {
        return "park:" + space + "@" + lot.settings.context();
    }
}
