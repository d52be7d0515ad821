// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.emulator.http.WebOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server that a client does its job on. Each job is the same on all, and so is what must come of it: that is how the
 * outcomes at the emulator and at a real server are known to agree.
 *
 * @param name what a test report calls it
 */
record Target(String name, String host, int port, int tlsPort, int httpPort, int httpsPort) {

    static final String USER = "admin";
    static final String SECRET = "s3cret";

    private static final Map<AsteriskVersion, EmulatedAsterisk> EMULATED = new HashMap<>();

    /**
     * Lists the emulated servers of the versions 22 and 16, and the real ones that {@code AMILOAD_ASTERISK_22} and
     * {@code AMILOAD_ASTERISK_16} name as {@code host:port}; their other ports are those of {@code testbed/asterisk}.
     */
    static Stream<Target> all() {
        List<Target> targets = new ArrayList<>(List.of(emulated(AsteriskVersion.V22), emulated(AsteriskVersion.V16)));
        for (String version : List.of("22", "16")) {
            String address = System.getenv("AMILOAD_ASTERISK_" + version);
            if (address == null || address.isEmpty()) {
                System.err.println("NO REAL ASTERISK " + version + ": set AMILOAD_ASTERISK_" + version
                        + "=host:port; testbed/asterisk starts one");
            } else {
                String host = address.substring(0, address.lastIndexOf(':'));
                int port = Integer.parseInt(address.substring(host.length() + 1));
                targets.add(new Target("real " + version, host, port, port + 10_000, port + 3_000, port + 13_000));
            }
        }
        return targets.stream();
    }

    private static synchronized Target emulated(AsteriskVersion version) {
        EmulatedAsterisk asterisk = EMULATED.computeIfAbsent(version, Target::start);
        return new Target("emulated " + version.flag(), asterisk.host(), asterisk.port(), asterisk.tlsPort(),
                asterisk.httpPort(), asterisk.httpsPort());
    }

    private static EmulatedAsterisk start(AsteriskVersion version) {
        try {
            return EmulatedAsterisk.builder().version(version).account(USER, SECRET, "all", "all")
                    .tls(0).http(0).https(0).web(WebOptions.DEFAULTS.withSessionLimit(1_000)).timestampEvents(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The start of its web addresses. */
    String web() {
        return "http://" + host + ":" + httpPort;
    }

    /** The same inside TLS. */
    String secureWeb() {
        return "https://" + host + ":" + httpsPort;
    }

    @Override
    public String toString() {
        return name;
    }
}
