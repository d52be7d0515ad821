// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.net.InetAddress;

/**
 * How a server of Asterisk's speaks TLS.
 *
 * @param enabled     whether it does
 * @param address     where; null for that of the plain server
 * @param port        on which port; null for the usual one
 * @param certificate the file with the certificate; empty for none
 * @param key         the file with the private key; empty if it is in that of the certificate
 */
public record TlsConf(boolean enabled, InetAddress address, Integer port, Source certificate, Source key) {

    /** No TLS. */
    public static final TlsConf OFF = new TlsConf(false, null, null, Source.NONE, Source.NONE);

    /**
     * A file that a configuration names.
     *
     * @param path  its path; empty for none
     * @param place where it is named; null for none
     */
    public record Source(String path, Place place) {

        static final Source NONE = new Source("", null);
    }

    /** Reads the lines of a {@code [general]} section that are about TLS. */
    static final class Reader {

        private final Warnings warnings;
        private boolean enabled;
        private HostAndPort bind = HostAndPort.NONE;
        private Source certificate = Source.NONE;
        private Source key = Source.NONE;

        Reader(Warnings warnings) {
            this.warnings = warnings;
        }

        /** Takes a line, unless it is about something else. */
        boolean take(Setting setting) throws ConfigException {
            switch (setting.name().toLowerCase(java.util.Locale.ROOT)) {
                case "tlsenable", "sslenable" -> enabled = setting.isTrue();
                case "tlsbindaddr", "sslbindaddr" -> bind = HostAndPort.of(setting);
                case "tlscertfile", "tlscert", "sslcert" -> certificate = source(setting);
                case "tlsprivatekey", "sslprivatekey" -> key = source(setting);
                case "tlscipher", "sslcipher", "tlsservercipherorder", "tlsdisablev1", "tlsdisablev11",
                        "tlsdisablev12" -> warnings.notEmulated(setting);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private static Source source(Setting setting) {
            return setting.value().isEmpty() ? Source.NONE : new Source(setting.value(), setting.place());
        }

        TlsConf read() {
            return new TlsConf(enabled, bind.host(), bind.port(), certificate, key);
        }
    }
}
