// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.tls;

import io.amiload.emulator.config.TlsConf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificate and private key from files in the form PEM: {@code tlscertfile} and {@code tlsprivatekey}. */
public record PemKey(SSLContext context, X509Certificate certificate) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final char[] NO_PASSWORD = new char[0];

    /** Reads both; an empty name of the key means that it is in the file of the certificate. */
    public static PemKey read(TlsConf.Source certificate, TlsConf.Source key) throws IOException {
        TlsConf.Source keySource = key.path().isEmpty() ? certificate : key;
        String certificates = text(certificate);
        String keys = keySource == certificate ? certificates : text(keySource);
        try {
            List<Certificate> chain = chain(certificates);
            if (chain.isEmpty()) {
                throw problem(certificate, "has no certificate in the form PEM");
            }
            return of(chain, privateKey(keys, chain.get(0).getPublicKey().getAlgorithm(), keySource));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw problem(certificate, "and its key cannot be used: " + e.getMessage());
        }
    }

    private static String text(TlsConf.Source source) throws IOException {
        try {
            return Files.readString(Path.of(source.path()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw problem(source, "cannot be read");
        }
    }

    private static List<Certificate> chain(String text) throws GeneralSecurityException {
        List<Certificate> chain = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).endsWith("CERTIFICATE")) {
                chain.add(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(bytes(block))));
            }
        }
        return chain;
    }

    private static PrivateKey privateKey(String text, String algorithm, TlsConf.Source source)
            throws IOException, GeneralSecurityException {
        Matcher block = BLOCK.matcher(text);
        boolean otherForm = text.contains("PRIVATE KEY-----");
        while (block.find()) {
            if (block.group(1).equals("PRIVATE KEY")) {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes(block)));
            }
        }
        throw problem(source, otherForm
                ? "has its key in another form than PKCS #8; `openssl pkcs8 -topk8 -nocrypt -in FILE` converts it"
                : "has no private key in the form PEM");
    }

    private static byte[] bytes(Matcher block) {
        return Base64.getMimeDecoder().decode(block.group(2));
    }

    private static PemKey of(List<Certificate> chain, PrivateKey key) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new PemKey(context, (X509Certificate) chain.get(0));
    }

    private static IOException problem(TlsConf.Source source, String what) {
        return new IOException(source.place() + ": the file " + source.path() + " " + what);
    }
}
