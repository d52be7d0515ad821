// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.Kind;

/** A session that only receives events, and measures how late they come. Confined to its loop's thread. */
final class Listener implements SessionOwner {

    private final EventLoop loop;
    private final Session session;

    Listener(EventLoop loop) {
        this.loop = loop;
        session = loop.newSession(this, "on", 0);
    }

    Session session() {
        return session;
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        if (message.kind() == Kind.EVENT && loop.recorder() != null) {
            long timestamp = message.getMicros(AmiKey.TIMESTAMP, -1);
            loop.recorder().event(message, timestamp < 0 ? -1 : loop.eventDelay(timestamp));
        }
        return AmiControl.CONTINUE;
    }

    @Override
    public void onReady() {
        loop.sessionReady();
    }

    @Override
    public void onGone(long now) {
        loop.sessionGone();
    }

    @Override
    public void onWritten(long written, long now) {
        // A listener writes nothing but its login.
    }
}
