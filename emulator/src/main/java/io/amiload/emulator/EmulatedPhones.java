// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.emulator.call.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The phones of an {@link EmulatedAsterisk}: one for each endpoint of its {@code pjsip.conf}, and those that
 * {@link EmulatorBuilder#phone} or {@link #set} added. Each method returns when what it asks for has happened, and its
 * events have been raised. Thread-safe.
 *
 * <pre>{@code
 * asterisk.phones().set("1001", Phone.BUSY);
 * PhoneCall call = asterisk.phones().call("1002", "echo");
 * call.hangUp();
 * }</pre>
 */
public final class EmulatedPhones {

    private final Server server;

    EmulatedPhones(Server server) {
        this.server = server;
    }

    /**
     * Says how a phone behaves from its next call on. One that there is not is added, in the context {@code default};
     * one that is not registered, and behaves otherwise, registers.
     *
     * @param name      the endpoint
     * @param behaviour what it does when it is called
     */
    public void set(String name, Phone behaviour) {
        run(() -> server.pbx.calls.phones.set(name, behaviour));
    }

    /**
     * Registers a phone, with the events {@code PeerStatus}, {@code DeviceStateChange} and {@code ContactStatus}.
     *
     * @param name the endpoint
     * @param uri  where it can be reached, such as {@code sip:1001@127.0.0.1:5061}
     * @throws IllegalArgumentException if there is no such endpoint, or the address has a line break in it
     */
    public void register(String name, String uri) {
        if (uri.indexOf('\r') >= 0 || uri.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a contact must not have a line break in it");
        }
        run(() -> server.pbx.calls.phones.register(name, uri));
    }

    /**
     * Takes a registration back, with the events of that; calls that there are go on. Nothing happens to a phone that
     * is not registered.
     *
     * @param name the endpoint
     * @throws IllegalArgumentException if there is no such endpoint
     */
    public void unregister(String name) {
        run(() -> server.pbx.calls.phones.unregister(name));
    }

    /**
     * A phone has answered a question for its presence; raises {@code ContactStatus} if it was not reachable before.
     *
     * @param name      the endpoint
     * @param roundTrip how long it took, to the microsecond
     * @throws IllegalArgumentException if there is no such endpoint
     */
    public void qualified(String name, Duration roundTrip) {
        long micros = TimeUnit.NANOSECONDS.toMicros(roundTrip.toNanos());
        run(() -> server.pbx.calls.phones.qualified(name, Math.max(0, micros)));
    }

    /**
     * A phone has not answered a question for its presence; raises {@code ContactStatus} if it was not unreachable
     * before.
     *
     * @param name the endpoint
     * @throws IllegalArgumentException if there is no such endpoint
     */
    public void unreachable(String name) {
        run(() -> server.pbx.calls.phones.qualified(name, -1));
    }

    /**
     * A phone calls an extension of its context, registered or not.
     *
     * @param name      the endpoint
     * @param extension what is dialled
     * @return the call, which goes on as the dialplan says
     * @throws IllegalArgumentException if there is no such endpoint
     */
    public PhoneCall call(String name, String extension) {
        Channel[] channel = new Channel[1];
        run(() -> channel[0] = server.pbx.calls.phones.call(name, extension));
        return new PhoneCall(server, channel[0]);
    }

    /** Has the loop do something; that there is no such phone is the caller's mistake, not the server's. */
    private void run(Runnable act) {
        IllegalArgumentException mistake = server.manager.loop.call(() -> {
            try {
                act.run();
                return null;
            } catch (IllegalArgumentException e) {
                return e;
            }
        });
        if (mistake != null) {
            throw mistake;
        }
    }
}
