// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.Objects;

/**
 * Where the manager interface listens.
 *
 * @param host       name or address
 * @param port       1 to 65535
 * @param embedded   true when it is the emulator started inside this process
 * @param background what it is known to do besides what the run asks for, such as {@code 5 calls/s}; null when nothing
 *                   is known
 * @param wire       how bytes travel to it
 */
public record Target(String host, int port, boolean embedded, String background, Wire wire) {

    /**
     * A target of whose other work nothing is known.
     *
     * @param host     name or address
     * @param port     1 to 65535
     * @param embedded true when it is the emulator started inside this process
     */
    public Target(String host, int port, boolean embedded) {
        this(host, port, embedded, null, Wire.TCP);
    }

    /** Checks the port's range. */
    public Target {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(wire, "wire");
        if (port < 1 || port > 65535) {
            throw new PlanException("port " + port + " is outside 1 to 65535");
        }
    }

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code [IPV6]} or {@code [IPV6]:PORT}.
     *
     * @param text what the user wrote
     * @param wire how bytes travel to it; it also knows the usual port
     * @return the target
     * @throws PlanException when it is none of these
     */
    public static Target parse(String text, Wire wire) {
        String host;
        String port;
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 2 || close + 1 < text.length() && text.charAt(close + 1) != ':') {
                throw new PlanException("'" + text + "' is not a target; an IPv6 address is written [::1]:5038");
            }
            host = text.substring(1, close);
            port = close + 1 < text.length() ? text.substring(close + 2) : null;
        } else {
            int colon = text.indexOf(':');
            if (colon >= 0 && text.indexOf(':', colon + 1) >= 0) {
                throw new PlanException("'" + text + "' is not a target; an IPv6 address is written [::1]:5038");
            }
            host = colon < 0 ? text : text.substring(0, colon);
            port = colon < 0 ? null : text.substring(colon + 1);
        }
        if (host.isBlank()) {
            throw new PlanException("'" + text + "' names no host; expected HOST or HOST:PORT");
        }
        return new Target(host, port == null ? wire.transport().defaultPort() : parsePort(text, port), false, null, wire);
    }

    private static int parsePort(String text, String port) {
        if (!port.matches("[0-9]{1,5}")) {
            throw new PlanException("'" + port + "' in '" + text + "' is not a port; expected 1 to 65535");
        }
        return Integer.parseInt(port);
    }

    /**
     * Host and port as people write them.
     *
     * @return {@code host:port}, with brackets round an IPv6 address
     */
    public String address() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
