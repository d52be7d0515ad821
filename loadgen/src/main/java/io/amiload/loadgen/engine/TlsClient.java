// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.TlsSettings;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Our side of TLS: whom it trusts and which name a certificate must have. May be used by several threads. */
final class TlsClient {

    private final SSLContext context;
    private final boolean verified;
    private final String host;
    private final int port;

    TlsClient(TlsSettings settings, String host, int port) {
        verified = settings.verified();
        this.host = host;
        this.port = port;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, verified ? trusted(settings.authorities()) : new TrustManager[] {new TrustAnybody()}, null);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot set TLS up: " + e.getMessage(), e);
        }
    }

    /** Null stands for the authorities that Java trusts. */
    private static TrustManager[] trusted(List<X509Certificate> authorities)
        throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority " + i, authorities.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** An engine for one connection. */
    SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setSSLParameters(checked(engine.getSSLParameters()));
        return engine;
    }

    /** Wraps a connected blocking socket and shakes hands. */
    SSLSocket over(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        secure.setSSLParameters(checked(secure.getSSLParameters()));
        secure.startHandshake();
        return secure;
    }

    /** The check of the name in the certificate, which neither engines nor sockets do by themselves. */
    private SSLParameters checked(SSLParameters parameters) {
        if (verified) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        return parameters;
    }

    /** Says in one sentence why no connection was made. */
    static String explain(String where, SSLException failure) {
        String text = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException) {
                return refused(where, "has expired");
            }
            if (cause instanceof CertificateNotYetValidException) {
                return refused(where, "is not valid yet");
            }
            if (cause instanceof CertPathBuilderException) {
                return refused(where, "is signed by nobody who is trusted here; --tls-ca FILE trusts its authority");
            }
            if (cause instanceof CertPathValidatorException) {
                return refused(where, "is not valid: " + cause.getMessage());
            }
            if (cause instanceof CertificateException && cause.getCause() == null) {
                return refused(where, "is for another name: " + cause.getMessage());
            }
        }
        return text.contains("Unsupported or unrecognized SSL message") ? where + " does not speak TLS"
            : "the TLS handshake with " + where + " failed: " + text;
    }

    private static String refused(String where, String why) {
        return "the certificate of " + where + " was refused: it " + why
            + (why.contains("--tls") ? ", --tls-insecure trusts anybody" : "; --tls-insecure would take it all the same");
    }

    /** Whether a connection failed because of the certificate. */
    static boolean isCertificate(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    /** Checks nothing; being extended it also keeps Java from checking the name. */
    private static final class TrustAnybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
