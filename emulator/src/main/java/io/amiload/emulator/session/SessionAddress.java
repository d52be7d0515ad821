// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.message.Text;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The two ends of a session's connection.
 *
 * @param peer   where the client is
 * @param local  this end as Asterisk prints it, such as {@code IPV4/TCP/127.0.0.1/5038}
 * @param remote the client's end, in the same form
 * @param host   the client's address without its port
 * @param port   the client's port
 */
public record SessionAddress(InetAddress peer, Text local, Text remote, Text host, int port) {

    /**
     * Makes the texts.
     *
     * @param kind {@code TCP} or {@code TLS}
     */
    static SessionAddress of(String kind, InetSocketAddress local, InetSocketAddress remote) {
        return new SessionAddress(remote.getAddress(), text(kind, local), text(kind, remote),
                Text.of(remote.getAddress().getHostAddress()), remote.getPort());
    }

    private static Text text(String kind, InetSocketAddress end) {
        String family = end.getAddress() instanceof Inet4Address ? "IPV4/" : "IPV6/";
        return Text.of(family + kind + "/" + end.getAddress().getHostAddress() + "/" + end.getPort());
    }

    /** Address and port of the client, such as {@code 127.0.0.1:40112}. */
    public String hostAndPort() {
        return (peer instanceof Inet4Address ? host.toString() : "[" + host + "]") + ":" + port;
    }
}
