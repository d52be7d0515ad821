// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What {@code http.conf} says.
 *
 * @param enabled           whether there is a web server at all
 * @param address           where it listens; null if the file does not say
 * @param port              the port
 * @param tls               how it speaks TLS
 * @param prefix            what all paths begin with: empty, or with a slash in front
 * @param enableStatic      whether it gives out files
 * @param enableStatus      whether {@code /httpstatus} is there
 * @param sessionLimit      how many connections there may be
 * @param sessionInactivity milliseconds that a request may take to arrive
 * @param sessionKeepAlive  milliseconds that a connection is kept for the next request
 */
public record HttpConf(boolean enabled, InetAddress address, int port, TlsConf tls, String prefix,
                       boolean enableStatic, boolean enableStatus, int sessionLimit, int sessionInactivity,
                       int sessionKeepAlive) {

    /** No web server. */
    public static final HttpConf OFF = new HttpConf(false, null, 0, TlsConf.OFF, "", false, false, 1, 1, 0);

    /**
     * Reads the file. What Asterisk cannot use is an error, what it passes over a warning.
     *
     * @param file  the file
     * @param lines gets a line for everything without effect
     * @return what it says
     * @throws ConfigException if it cannot be used; the message begins with file and line
     */
    public static HttpConf read(Path file, Consumer<String> lines) throws ConfigException {
        return new Reader(new Warnings(lines)).read(ConfigReader.read(file, lines));
    }

    private static final class Reader {

        private static final int PORT = 8088;
        private static final int SESSION_LIMIT = 100;
        private static final int SESSION_INACTIVITY = 30_000;
        private static final int SESSION_KEEP_ALIVE = 15_000;

        private final Warnings warnings;
        private final TlsConf.Reader tls;
        private boolean enabled;
        private InetAddress address;
        private int port = PORT;
        private String prefix = "";
        private boolean enableStatic;
        private boolean enableStatus;
        private int sessionLimit = SESSION_LIMIT;
        private int sessionInactivity = SESSION_INACTIVITY;
        private int sessionKeepAlive = SESSION_KEEP_ALIVE;

        Reader(Warnings warnings) {
            this.warnings = warnings;
            tls = new TlsConf.Reader(warnings);
        }

        HttpConf read(ConfigFile file) throws ConfigException {
            for (Setting setting : file.first("general").map(Section::settings).orElse(List.of())) {
                if (!tls.take(setting)) {
                    general(setting);
                }
            }
            for (Section section : file.sections()) {
                if (!section.isTemplate() && !section.name().equalsIgnoreCase("general")) {
                    warnings.add(section.place(), "the section [" + section.name() + "] is not emulated");
                }
            }
            return new HttpConf(enabled, address, port, tls.read(), prefix, enableStatic, enableStatus,
                    sessionLimit, sessionInactivity, sessionKeepAlive);
        }

        private void general(Setting setting) throws ConfigException {
            switch (setting.name().toLowerCase(Locale.ROOT)) {
                case "enabled" -> enabled = setting.isTrue();
                case "bindaddr" -> address = resolved(setting);
                case "bindport" -> port = HostAndPort.port(setting.value(), 0, setting);
                case "prefix" -> prefix = setting.value().isEmpty() ? "" : "/" + setting.value();
                case "enablestatic", "enable_static" -> enableStatic = setting.isTrue();
                case "enable_status" -> enableStatus = setting.isTrue();
                case "sessionlimit" -> sessionLimit = Numbers.atLeast(1, SESSION_LIMIT, setting, warnings);
                case "session_inactivity" ->
                    sessionInactivity = Numbers.atLeast(1, SESSION_INACTIVITY, setting, warnings);
                case "session_keep_alive" ->
                    sessionKeepAlive = Numbers.atLeast(0, SESSION_KEEP_ALIVE, setting, warnings);
                case "redirect", "servername" -> warnings.notEmulated(setting);
                default -> warnings.unknown(setting, "[general]");
            }
        }

        private static InetAddress resolved(Setting setting) throws ConfigException {
            try {
                return InetAddress.getByName(setting.value());
            } catch (UnknownHostException e) {
                throw new ConfigException(setting.place(), "bindaddr \"" + setting.value() + "\" is no known address");
            }
        }
    }
}
