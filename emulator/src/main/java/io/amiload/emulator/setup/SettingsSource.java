// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.config.AccountConf;
import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ManagerConf;
import io.amiload.emulator.config.ManagerConfReader;
import io.amiload.emulator.config.TlsConf;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Where the manager's settings come from: {@code manager.conf}, if there is one, and what was set in the program. */
public final class SettingsSource {

    private static final Duration WRITE_TIMEOUT = Duration.ofMillis(100);

    /** What was set in the program, which counts more than the file; null where it was not. */
    public static final class Given {

        public final Map<String, Account> accounts = new LinkedHashMap<>();
        public Boolean timestampEvents;
        public Boolean debug;
        public Duration authTimeout;
        public Integer authLimit;
        public Duration writeTimeout;
        public Duration httpTimeout;
    }

    private final Path file;
    private final AsteriskVersion version;
    private final Given given;

    /** Makes a source; {@code file} is null for none. */
    public SettingsSource(Path file, AsteriskVersion version, Given given) {
        this.file = file;
        this.version = version;
        this.given = given;
    }

    /** The file, or null. */
    Path file() {
        return file;
    }

    public boolean hasFile() {
        return file != null;
    }

    /** Reads the file; what it says of ports and addresses counts at the start only. */
    public ManagerConf conf(Consumer<String> warnings) throws ConfigException {
        if (file == null) {
            return new ManagerConf(true, new ManagerConf.Listen(null, null, TlsConf.OFF, true),
                    new ManagerConf.Sessions(30, 50, 60, false),
                    new ManagerConf.Events(false, false, List.of(), Set.of()), List.of());
        }
        return ManagerConfReader.read(file, version.filtersByCriteria(), warnings);
    }

    /** What follows from the file and from what was set in the program. */
    public ManagerSettings settings(ManagerConf conf) {
        ManagerConf.Events events = conf.events();
        ManagerConf.Sessions sessions = conf.sessions();
        Map<String, Account> accounts = new LinkedHashMap<>();
        conf.accounts().forEach(account -> accounts.put(account.name().toLowerCase(Locale.ROOT), account(account)));
        accounts.putAll(given.accounts);
        return new ManagerSettings(Map.copyOf(accounts), conf.listen().web(),
                or(given.timestampEvents, events.timestamps()), or(given.debug, events.debug()),
                events.channelVariables().stream().map(Text::ofLatin1).collect(Collectors.toUnmodifiableList()),
                events.disabled(), or(given.authTimeout, Duration.ofSeconds(sessions.authTimeout())),
                or(given.authLimit, sessions.authLimit()), or(given.writeTimeout, WRITE_TIMEOUT),
                or(given.httpTimeout, Duration.ofSeconds(sessions.httpTimeout())), sessions.brokenEventsAction());
    }

    private Account account(AccountConf conf) {
        Text secret = conf.secret() == null ? Text.EMPTY : Text.ofLatin1(conf.secret());
        return new Account(conf.name(), secret, ClassMask.ofNames(conf.read()), ClassMask.ofNames(conf.write()),
                conf.access(), conf.allowMultipleLogin(), conf.displayConnects(),
                or(given.writeTimeout, Duration.ofMillis(conf.writeTimeout())),
                conf.variables().stream()
                        .map(variable -> new Assignment(variable.name(), Text.ofLatin1(variable.value())))
                        .collect(Collectors.toUnmodifiableList()),
                conf.filters());
    }

    private static <T> T or(T first, T second) {
        return first != null ? first : second;
    }
}
