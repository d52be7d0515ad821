// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.config.HttpConf;
import io.amiload.emulator.config.ManagerConf;
import io.amiload.emulator.config.TlsConf;
import io.amiload.emulator.http.WebOptions;
import io.amiload.emulator.tls.PemKey;
import io.amiload.emulator.tls.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where a server listens and by what certificate it is known: what configuration files say, unless the program says
 * otherwise. Without any word it is the loopback address.
 */
public record Listening(InetAddress address, int port, TlsOptions tls, HttpOptions http, ManagerSettings manager) {

    private static final int TLS_PORT = 5039;
    private static final int HTTPS_PORT = 8089;

    /** What the program asks for: null or {@link HttpOptions#NO_PORT} where it does not say. */
    public record Wanted(InetAddress address, Integer port, int usualPort, int tlsPort, int httpPort, int httpsPort,
                  boolean tlsStall, WebOptions web, boolean wellFormedXml) {
    }

    public static Listening of(SettingsSource source, Path httpConf, Wanted wanted, Consumer<String> warnings)
            throws IOException {
        ManagerConf conf = source.conf(warnings);
        if (!conf.enabled()) {
            throw new IOException(source.file()
                    + ": [general] does not say \"enabled = yes\", so there is no manager to connect to");
        }
        ManagerConf.Listen listen = conf.listen();
        HttpConf web = httpConf == null ? HttpConf.OFF : HttpConf.read(httpConf, warnings);
        boolean webServed = web.enabled() && listen.web();
        int tlsPort = port(wanted.tlsPort(), listen.tls(), TLS_PORT);
        int httpPort = wanted.httpPort() < 0 && webServed ? web.port() : wanted.httpPort();
        int httpsPort = port(wanted.httpsPort(), webServed ? web.tls() : TlsConf.OFF, HTTPS_PORT);
        if (httpConf != null && !webServed) {
            warnings.accept(httpConf + ": the manager is not in the web server; that takes \"enabled = yes\" in it and "
                    + "\"webenabled = yes\" in manager.conf");
        }
        InetAddress address = first(wanted.address(), listen.address());
        warnIfElsewhere(source.file(), "tlsbindaddr", listen.tls().address(), address, warnings);
        warnIfElsewhere(httpConf, "bindaddr", web.address(), address, warnings);
        warnIfElsewhere(httpConf, "tlsbindaddr", web.tls().address(), address, warnings);
        TlsConf certified = hasCertificate(listen.tls()) ? listen.tls() : web.tls();
        TlsOptions tls = tlsPort < 0 && httpsPort < 0 ? null
                : hasCertificate(certified) ? TlsOptions.of(tlsPort,
                        PemKey.read(certified.certificate(), certified.key()), wanted.tlsStall())
                : TlsOptions.selfSigned(tlsPort, wanted.tlsStall());
        return new Listening(address, first(wanted.port(), listen.port(), wanted.usualPort()), tls,
                new HttpOptions(httpPort, httpsPort, wanted.web() != null ? wanted.web() : options(web),
                        wanted.wellFormedXml()), source.settings(conf));
    }

    private static WebOptions options(HttpConf conf) {
        return conf == HttpConf.OFF ? WebOptions.DEFAULTS
                : new WebOptions(conf.prefix(), conf.enableStatus(), conf.enableStatic(), conf.sessionLimit(),
                        Duration.ofMillis(conf.sessionInactivity()),
                        Duration.ofMillis(Math.max(1, conf.sessionKeepAlive())));
    }

    /** The port that the program wants, or else the one of a file in which TLS is on. */
    private static int port(int wanted, TlsConf conf, int usual) {
        if (wanted >= 0 || !conf.enabled()) {
            return wanted;
        }
        return conf.port() == null ? usual : conf.port();
    }

    /** A server has one address only. */
    private static void warnIfElsewhere(Path file, String option, InetAddress wanted, InetAddress used,
                                        Consumer<String> warnings) {
        if (wanted != null && !wanted.equals(used)) {
            warnings.accept(file + ": " + option + " is not emulated: it listens on " + used.getHostAddress()
                    + " as elsewhere");
        }
    }

    private static boolean hasCertificate(TlsConf conf) {
        return conf.enabled() && !conf.certificate().path().isEmpty();
    }

    private static InetAddress first(InetAddress wanted, InetAddress configured) {
        return wanted != null ? wanted : configured != null ? configured : InetAddress.getLoopbackAddress();
    }

    private static int first(Integer wanted, Integer configured, int usual) {
        return wanted != null ? wanted : configured != null ? configured : usual;
    }
}
