// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.net.InetAddress;

/**
 * An address to listen on, in numbers, with a port or without: {@code 192.0.2.1}, {@code 192.0.2.1:5039},
 * {@code [::1]:5039}.
 */
record HostAndPort(InetAddress host, Integer port) {

    static final HostAndPort NONE = new HostAndPort(null, null);

    static HostAndPort of(Setting setting) throws ConfigException {
        String text = setting.value();
        int colon = text.lastIndexOf(':');
        boolean six = text.indexOf(':') != colon && !text.startsWith("[");
        boolean hasPort = colon >= 0 && !six && !text.endsWith("]");
        String host = (hasPort ? text.substring(0, colon) : text).replaceAll("^\\[|]$", "");
        InetAddress address = IpNumber.parse(host).orElseThrow(() -> new ConfigException(setting.place(),
                setting.name() + " must be an address in numbers, is \"" + text + "\""));
        return new HostAndPort(address, hasPort ? port(text.substring(colon + 1), 1, setting) : null);
    }

    static int port(String text, int least, Setting setting) throws ConfigException {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < least || port > 65_535) {
            throw new ConfigException(setting.place(),
                    setting.name() + ": a port must be " + least + " to 65535, is \"" + text + "\"");
        }
        return port;
    }
}
