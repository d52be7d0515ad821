// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A new key with a certificate for {@code localhost} and the loopback addresses, signed by itself. Java has no public
 * way to make a certificate but its {@code keytool}, which every Java comes with.
 */
record SelfSignedKey(SSLContext context, X509Certificate certificate) {

    private static final String ALIAS = "amiload";
    private static final String PASSWORD_VARIABLE = "AMILOAD_KEYSTORE_PASSWORD";
    private static final long TIMEOUT_SECONDS = 60;

    static SelfSignedKey create() throws IOException {
        Path folder = Files.createTempDirectory("amiload-key");
        Path store = folder.resolve("key.p12");
        String password = new BigInteger(128, new SecureRandom()).toString(36);
        try {
            runKeytool(store, password);
            return load(store, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("the new key cannot be used: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(folder);
        }
    }

    private static void runKeytool(Path store, String password) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder builder = new ProcessBuilder(List.of(keytool.toString(), "-genkeypair", "-alias", ALIAS,
                "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "365", "-dname", "CN=localhost",
                "-ext", "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1", "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass:env", PASSWORD_VARIABLE));
        builder.environment().put(PASSWORD_VARIABLE, password);
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException("keytool, which makes the certificate for TLS, failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made the certificate for TLS", e);
        }
    }

    private static SelfSignedKey load(Path store, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new SelfSignedKey(context, (X509Certificate) keys.getCertificate(ALIAS));
    }
}
