// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The TLS port, as Java's own blocking client sees it. */
class TlsTest {

    private static SSLSocket connect(EmulatedAsterisk asterisk, String host, String protocol) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", asterisk.certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(
                new Socket("127.0.0.1", asterisk.tlsPort()), host, asterisk.tlsPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {protocol});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(5_000);
        socket.startHandshake();
        return socket;
    }

    private static void send(SSLSocket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static BufferedReader reader(SSLSocket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static String login(EmulatedAsterisk asterisk) {
        return "Action: Login\r\nUsername: admin\r\nSecret: " + asterisk.secret() + "\r\nEvents: off\r\n\r\n";
    }

    private static int countPongs(BufferedReader in) throws IOException {
        int pongs = 0;
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                pongs += line.equals("Ping: Pong") ? 1 : 0;
                if (line.equals("ActionID: last")) {
                    return pongs;
                }
            }
        } catch (SocketTimeoutException e) {
            // It has nothing more to say.
        }
        return pongs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTheSameProtocolInsideTls(String protocol) throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().tls(0).start();
             SSLSocket socket = connect(asterisk, "localhost", protocol)) {
            BufferedReader in = reader(socket);
            assertEquals("Asterisk Call Manager/11.0.0", in.readLine());
            send(socket, login(asterisk));
            assertEquals("Response: Success", in.readLine());
            assertEquals("Message: Authentication accepted", in.readLine());
            assertEquals("", in.readLine());
            send(socket, "Action: Logoff\r\n\r\n");
            assertEquals("Response: Goodbye", in.readLine());
            assertEquals("Message: Thanks for all the fish.", in.readLine());
            assertEquals("", in.readLine());
            assertEquals(null, in.readLine());
        }
    }

    @Test
    void itsCertificateIsForTheLoopbackAddressesToo() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().tls(0).start();
             SSLSocket socket = connect(asterisk, "127.0.0.1", "TLSv1.3")) {
            assertEquals("CN=localhost", asterisk.certificate().getSubjectX500Principal().getName());
            assertTrue(socket.getSession().isValid());
        }
    }

    @Test
    void aLargeAnswerComesWhole() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().tls(0).start();
             SSLSocket socket = connect(asterisk, "localhost", "TLSv1.3")) {
            send(socket, login(asterisk) + "Action: ListCommands\r\n\r\n".repeat(200)
                    + "Action: Ping\r\nActionID: last\r\n\r\n");
            BufferedReader in = reader(socket);
            int answers = 0;
            for (String line = in.readLine(); !line.equals("ActionID: last"); line = in.readLine()) {
                answers += line.startsWith("ListCommands: ") ? 1 : 0;
            }
            assertEquals(200, answers);
        }
    }

    @Test
    void answersALongRecordUnlessToldToStall() throws Exception {
        String pings = "Action: Ping\r\n\r\n".repeat(99) + "Action: Ping\r\nActionID: last\r\n\r\n";
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().tls(0).start();
             SSLSocket socket = connect(asterisk, "localhost", "TLSv1.3")) {
            send(socket, login(asterisk));
            send(socket, pings);
            assertEquals(99, countPongs(reader(socket)), "and the one that is marked");
        }
    }

    @Test
    void stallsAsAsteriskDoesUntilMoreBytesArrive() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().tls(0).tlsStall(true).start();
             SSLSocket socket = connect(asterisk, "localhost", "TLSv1.3")) {
            socket.setSoTimeout(500);
            send(socket, login(asterisk));
            send(socket, "Action: Ping\r\n\r\n".repeat(100));
            BufferedReader in = reader(socket);
            assertEquals(64, countPongs(in), "1024 bytes hold 64 actions of 16 bytes");
            send(socket, "Action: Ping\r\n\r\n");
            assertEquals(37, countPongs(in), "the rest of the record, then the new one");
        }
    }

    @Test
    void whoSpeaksPlainTextThereGetsNoBanner() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().tls(0).start();
             Socket plain = new Socket("127.0.0.1", asterisk.tlsPort())) {
            plain.setSoTimeout(5_000);
            plain.getOutputStream().write("Action: Ping\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            String said = new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(!said.contains("Asterisk"), said);
            assertEquals(0, asterisk.sessions());
        }
    }

    @Test
    void withoutTlsThereIsNoPortAndNoCertificate() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            assertThrows(IllegalStateException.class, asterisk::tlsPort);
            assertThrows(IllegalStateException.class, asterisk::certificate);
        }
    }
}
