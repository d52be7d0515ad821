// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Wire;
import java.net.InetSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/** Knows where the target is and what goes between a connection and a session. May be used by several threads. */
final class Dialer {

    private final InetSocketAddress address;
    private final Wire wire;
    private final TlsClient tls;

    /** Looks the target's name up. */
    Dialer(Target target) {
        address = new InetSocketAddress(target.host(), target.port());
        wire = target.wire();
        tls = wire.transport().isEncrypted() ? new TlsClient(wire.tls(), target.host(), target.port()) : null;
    }

    InetSocketAddress address() {
        return address;
    }

    /** The name for messages. */
    String where() {
        return address.getHostString() + ":" + address.getPort();
    }

    /** Our side of TLS, or null on plain connections. */
    TlsClient tls() {
        return tls;
    }

    /** Who a session is to a web server, or null where there is none. */
    HttpIdentity identity(Credentials credentials) {
        return wire.transport().isHttp() ? new HttpIdentity(credentials) : null;
    }

    /**
     * What a session shall use in place of the connection itself, or null where nothing is between them.
     *
     * @param identity the session's own, or null without a web server
     */
    LayeredChannel layerOver(SocketChannel connection, TlsBuffers buffers, HttpIdentity identity) {
        LayeredChannel secure =
            tls == null ? null : new TlsLayer(connection, tls.engine(), wire.tls().recordBytes(), buffers);
        return identity == null ? secure : httpOver(secure == null ? connection : secure, identity);
    }

    /** Requests and answers over a connection, encrypted or not. */
    HttpLayer httpOver(ByteChannel connection, HttpIdentity identity) {
        return new HttpLayer(connection, where(), wire.format(), identity);
    }
}
