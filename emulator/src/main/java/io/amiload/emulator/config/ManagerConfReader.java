// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code manager.conf}, and the lists of {@code acl.conf} beside it where an account names one. What Asterisk
 * cannot use is an error, what it passes over a warning.
 */
public final class ManagerConfReader {

    private static final String GENERAL = "general";
    private static final int LOWEST_PORT = 1024;
    private static final int MOST_VARIABLES = 128;
    private static final int AUTH_TIMEOUT = 30;
    private static final int AUTH_LIMIT = 50;
    private static final int HTTP_TIMEOUT = 60;

    private final Warnings warnings;
    private final TlsConf.Reader tls;
    private boolean enabled;
    private boolean web;
    private InetAddress address;
    private Integer port;
    private boolean allowMultipleLogin = true;
    private boolean displayConnects = true;
    private boolean brokenEventsAction;
    private boolean timestamps;
    private boolean debug;
    private int authTimeout = AUTH_TIMEOUT;
    private int authLimit = AUTH_LIMIT;
    private int httpTimeout = HTTP_TIMEOUT;
    private List<String> channelVariables = List.of();
    private Set<String> disabled = Set.of();

    private ManagerConfReader(Warnings warnings) {
        this.warnings = warnings;
        tls = new TlsConf.Reader(warnings);
    }

    /**
     * Reads the file.
     *
     * @param file              the file
     * @param structuredFilters whether the version knows structured event filters
     * @param warnings          gets a line for everything without effect
     * @return what it says
     * @throws ConfigException if it cannot be used; the message begins with file and line
     */
    public static ManagerConf read(Path file, boolean structuredFilters, Consumer<String> warnings)
            throws ConfigException {
        ConfigFile config = ConfigReader.read(file, warnings);
        Path lists = file.toAbsolutePath().resolveSibling("acl.conf");
        boolean named = config.sections().stream()
                .anyMatch(section -> !section.isTemplate() && section.first("acl").isPresent());
        Map<String, AccessRules> known = named && Files.exists(lists)
                ? AclConf.of(ConfigReader.read(lists, warnings)) : Map.of();
        return new ManagerConfReader(new Warnings(warnings)).read(config, known, structuredFilters);
    }

    private ManagerConf read(ConfigFile file, Map<String, AccessRules> lists, boolean structuredFilters)
            throws ConfigException {
        for (Setting setting : file.first(GENERAL).map(Section::settings).orElse(List.of())) {
            if (!tls.take(setting)) {
                general(setting);
            }
        }
        Map<String, AccountReader> accounts = new LinkedHashMap<>();
        for (Section section : file.sections()) {
            if (!section.isTemplate() && !section.name().equalsIgnoreCase(GENERAL)) {
                accounts.computeIfAbsent(section.name().toLowerCase(Locale.ROOT),
                        name -> new AccountReader(section.name(), displayConnects, allowMultipleLogin,
                                structuredFilters, lists, warnings)).read(section);
            }
        }
        return new ManagerConf(enabled, new ManagerConf.Listen(address, port, tls.read(), web),
                new ManagerConf.Sessions(authTimeout, authLimit, httpTimeout, brokenEventsAction),
                new ManagerConf.Events(timestamps, debug, channelVariables, disabled),
                accounts.values().stream().map(AccountReader::account).collect(Collectors.toUnmodifiableList()));
    }

    private void general(Setting setting) throws ConfigException {
        switch (setting.name().toLowerCase(Locale.ROOT)) {
            case "enabled" -> enabled = setting.isTrue();
            case "webenabled" -> web = setting.isTrue();
            case "port" -> port = HostAndPort.port(setting.value(), LOWEST_PORT, setting);
            case "bindaddr" -> address = HostAndPort.of(setting).host();
            case "brokeneventsaction" -> brokenEventsAction = setting.isTrue();
            case "allowmultiplelogin" -> allowMultipleLogin = setting.isTrue();
            case "displayconnects" -> displayConnects = setting.isTrue();
            case "timestampevents" -> timestamps = setting.isTrue();
            case "debug" -> debug = setting.isTrue();
            case "httptimeout" -> httpTimeout = Numbers.atLeast(1, HTTP_TIMEOUT, setting, warnings);
            case "authtimeout" -> authTimeout = Numbers.atLeast(1, AUTH_TIMEOUT, setting, warnings);
            case "authlimit" -> authLimit = Numbers.atLeast(1, AUTH_LIMIT, setting, warnings);
            case "channelvars" -> channelVariables = channelVariables(setting);
            case "disabledevents" -> disabled = Stream.of(setting.value().split(","))
                    .collect(Collectors.toUnmodifiableSet());
            default -> warnings.unknown(setting, "[general]");
        }
    }

    /** Names separated by commas; one in brackets belongs to the name. */
    private List<String> channelVariables(Setting setting) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        StringBuilder name = new StringBuilder();
        for (char c : (setting.value() + ",").toCharArray()) {
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(c);
            }
        }
        if (setting.value().isEmpty()) {
            return List.of();
        }
        if (names.size() > MOST_VARIABLES) {
            warnings.add(setting.place(), "channelvars has more than " + MOST_VARIABLES + " names");
            return List.copyOf(names.subList(0, MOST_VARIABLES));
        }
        return List.copyOf(names);
    }
}
