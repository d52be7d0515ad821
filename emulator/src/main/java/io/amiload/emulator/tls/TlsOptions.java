// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.tls;

import java.io.IOException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;

/**
 * How a server speaks TLS.
 *
 * @param port        0 for any free one; negative if only its certificate is wanted
 * @param context     holds key and certificate
 * @param certificate what clients are shown
 * @param stalls      whether long records are read as Asterisk reads them
 */
public record TlsOptions(int port, SSLContext context, X509Certificate certificate, boolean stalls) {

    public TlsOptions withPort(int other) {
        return new TlsOptions(other, context, certificate, stalls);
    }

    public static TlsOptions of(int port, PemKey key, boolean stalls) {
        return new TlsOptions(port, key.context(), key.certificate(), stalls);
    }

    public static TlsOptions selfSigned(int port, boolean stalls) throws IOException {
        SelfSignedKey key = SelfSignedKey.create();
        return new TlsOptions(port, key.context(), key.certificate(), stalls);
    }
}
