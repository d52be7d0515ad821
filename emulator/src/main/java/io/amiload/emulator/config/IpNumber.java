// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written in numbers, which are never looked up. */
final class IpNumber {

    private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+){0,3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private IpNumber() {
    }

    /** An address; one of IPv6 that only wraps one of IPv4 is that one. */
    static Optional<InetAddress> parse(String text) {
        if (!NUMBERS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
