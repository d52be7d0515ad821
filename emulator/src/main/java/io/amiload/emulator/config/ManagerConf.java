// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * What {@code manager.conf} says.
 *
 * @param enabled  whether the manager is there at all
 * @param listen   where it listens
 * @param sessions the bounds of sessions
 * @param events   how events look
 * @param accounts who may log in
 */
public record ManagerConf(boolean enabled, Listen listen, Sessions sessions, Events events,
                          List<AccountConf> accounts) {

    /**
     * Where the manager listens.
     *
     * @param address where; null if the file does not say
     * @param port    the port; null if the file does not say
     * @param tls     how it speaks TLS
     * @param web     whether it is also in the web server
     */
    public record Listen(InetAddress address, Integer port, TlsConf tls, boolean web) {
    }

    /**
     * The bounds of sessions.
     *
     * @param authTimeout        seconds to log in
     * @param authLimit          how many may be about to log in
     * @param httpTimeout        seconds that a session in the web server lives without a request
     * @param brokenEventsAction whether the action Events keeps silent where old versions did
     */
    public record Sessions(int authTimeout, int authLimit, int httpTimeout, boolean brokenEventsAction) {
    }

    /**
     * How events look.
     *
     * @param timestamps       whether they tell when they were raised
     * @param debug            whether they tell their number and place in the source
     * @param channelVariables variables that are told with each channel
     * @param disabled         names of events that are never raised
     */
    public record Events(boolean timestamps, boolean debug, List<String> channelVariables, Set<String> disabled) {
    }
}
