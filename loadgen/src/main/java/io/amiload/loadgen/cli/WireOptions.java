// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.plan.HttpFormat;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Scenario;
import io.amiload.loadgen.plan.TlsSettings;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import picocli.CommandLine.Option;

/** What carries the bytes, and whom to trust with them. */
final class WireOptions {

    @Option(names = "--transport", paramLabel = "tcp|tls|http|https", order = 10,
        description = "What carries the actions. Default: tcp. Usual ports: 5038, 5039, 8088, 8089.")
    private Transport transport;

    @Option(names = "--tls", order = 11, description = "The same as --transport tls.")
    private boolean tls;

    @Option(names = "--tls-ca", paramLabel = "FILE", order = 12,
        description = "Certificates (PEM or DER) to trust instead of the ones that Java trusts.")
    private String authorities;

    @Option(names = "--tls-insecure", order = 13,
        description = "Take any certificate, for any name. The result says so.")
    private boolean insecure;

    @Option(names = "--tls-record-bytes", paramLabel = "N", order = 14,
        description = "Most bytes of actions in one TLS record. Default: " + TlsSettings.RECORD_BYTES
            + ", which is all that Asterisk reads at once; with more, what it has not read waits until more is sent.")
    private Integer recordBytes;

    @Option(names = "--http-format", paramLabel = "rawman|mxml", order = 15,
        description = "By HTTP: answers as plain text or as XML. Default: rawman.")
    private HttpFormat format;

    /** What the scenario wants records to hold, unless a flag says otherwise; 0 if it is not about that. */
    private int scenarioRecord;

    /** A scenario about TLS records has TLS as its transport, if none is named. */
    void preset(Scenario scenario) {
        scenarioRecord = scenario.tlsRecord();
    }

    boolean isHttp() {
        return transport().isHttp();
    }

    boolean namesAuthorities() {
        return authorities != null;
    }

    /** Reads the flags, and the file that they name. */
    Wire read(Console console) {
        Transport chosen = transport();
        if (!chosen.isEncrypted() && (authorities != null || insecure || recordBytes != null)) {
            throw new PlanException((authorities != null ? "--tls-ca" : insecure ? "--tls-insecure"
                : "--tls-record-bytes") + " needs --transport tls or https");
        }
        if (!chosen.isHttp() && format != null) {
            throw new PlanException("--http-format needs --transport http or https");
        }
        return new Wire(chosen, new TlsSettings(!insecure,
            authorities == null ? List.of() : certificates(console),
            recordBytes != null ? recordBytes : scenarioRecord > 0 ? scenarioRecord : TlsSettings.RECORD_BYTES),
            format == null ? HttpFormat.RAWMAN : format);
    }

    private Transport transport() {
        if (tls && transport != null && transport != Transport.TLS) {
            throw new PlanException("--tls cannot be used with --transport " + transport.word());
        }
        if (transport == null) {
            return tls || scenarioRecord > 0 ? Transport.TLS : Transport.TCP;
        }
        return transport;
    }

    private List<X509Certificate> certificates(Console console) {
        try (InputStream in = Files.newInputStream(console.folder().resolve(authorities))) {
            List<X509Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                .map(X509Certificate.class::cast).toList();
            if (read.isEmpty()) {
                throw new PlanException("--tls-ca: there is no certificate in " + authorities);
            }
            return read;
        } catch (NoSuchFileException e) {
            throw new PlanException("--tls-ca: there is no file " + authorities);
        } catch (IOException e) {
            throw new PlanException("--tls-ca: cannot read " + authorities + ": " + e.getMessage());
        } catch (CertificateException e) {
            throw new PlanException("--tls-ca: " + authorities + " does not hold certificates in PEM or DER form");
        }
    }
}
