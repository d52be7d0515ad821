// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.Kind;
import io.amiload.loadgen.audit.ListenerAudit;

/**
 * A session that only receives events: measures how late they come, and watches whether all come. Confined to its loop's
 * thread.
 */
final class Listener implements SessionOwner {

    private final EventLoop loop;
    private final Session session;
    /** Null when events are only counted. */
    private final ListenerAudit audit;

    Listener(EventLoop loop, int number) {
        this.loop = loop;
        audit = loop.audit() == null ? null : loop.audit().listener(number);
        session = loop.newListeningSession(this);
    }

    Session session() {
        return session;
    }

    @Override
    public AmiControl onMessage(AmiMessage message) {
        if (message.kind() == Kind.EVENT && loop.recorder() != null) {
            long timestamp = message.getMicros(AmiKey.TIMESTAMP, -1);
            loop.recorder().event(message, timestamp < 0 ? -1 : loop.eventDelay(timestamp));
            if (audit != null) {
                audit.onEvent(message, loop.now());
            }
        }
        return AmiControl.CONTINUE;
    }

    @Override
    public void onReady() {
        if (audit != null) {
            audit.onReady(System.nanoTime());
        }
        loop.sessionReady();
    }

    @Override
    public void onGone(long now) {
        if (audit != null) {
            audit.onGone(now);
        }
        loop.sessionGone();
    }

    @Override
    public void onWritten(long written, long now) {
        // A listener writes nothing but its login.
    }
}
