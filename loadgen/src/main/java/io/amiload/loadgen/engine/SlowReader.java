// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.Kind;
import io.amiload.loadgen.measure.SlowReaderMeasurement.Cut;

/**
 * A session that receives all events and reads them at a set speed, until the target cuts it; then it comes again. Its
 * events are counted, but how late they come is its own doing and not measured. Confined to its loop's thread.
 */
final class SlowReader implements SessionOwner {

    private final EventLoop loop;
    private final int number;
    private final ReadPace pace;
    private final Session session;
    private long readyAt;
    private boolean everCut;

    /**
     * Makes a reader that is not connected.
     *
     * @param number its number among the run's listeners
     */
    SlowReader(EventLoop loop, int number, long bytesPerSecond) {
        this.loop = loop;
        this.number = number;
        pace = new ReadPace(bytesPerSecond);
        session = loop.newPacedSession(this, pace);
    }

    Session session() {
        return session;
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        if (message.kind() == Kind.EVENT && loop.recorder() != null) {
            loop.recorder().event(message, -1);
        }
        return AmiControl.CONTINUE;
    }

    @Override
    public void onReady() {
        readyAt = System.nanoTime();
        loop.sessionReady();
    }

    @Override
    public void onGone(long now) {
        loop.connections().cut(new Cut(number, now - readyAt, pace.taken()), !everCut);
        everCut = true;
        loop.sessionGone();
    }

    @Override
    public void onWritten(long written, long now) {
        // What it writes is only there to notice that it has been cut.
    }
}
