// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A manager client with nothing of the codec in it: a blocking socket and the plainest parser. Text is ISO 8859-1, one
 * character per byte. Reading fails after five seconds without a byte.
 */
final class TestClient implements AutoCloseable {

    static final String EOL = "\r\n";

    /** A message as its lines. */
    static final class Message {

        private final List<String> lines;

        Message(List<String> lines) {
            this.lines = List.copyOf(lines);
        }

        List<String> lines() {
            return lines;
        }

        /** The first value of a key, or null. */
        String get(String key) {
            for (String line : lines) {
                if (line.startsWith(key + ": ")) {
                    return line.substring(key.length() + 2);
                }
            }
            return null;
        }

        List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (String line : lines) {
                keys.add(line.substring(0, Math.max(0, line.indexOf(':'))));
            }
            return keys;
        }

        boolean isEvent(String name) {
            return lines.get(0).equals("Event: " + name);
        }

        boolean isResponse() {
            return lines.get(0).startsWith("Response: ");
        }

        @Override
        public String toString() {
            return String.join("\n", lines);
        }
    }

    private final Socket socket;
    private final InputStream in;

    TestClient(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** Connects from an address of this machine. */
    TestClient(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(5_000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects, reads the banner and logs in as {@code admin}, with all events off. */
    static TestClient quiet(EmulatedAsterisk asterisk) throws IOException {
        return loggedIn(asterisk, "admin", asterisk.secret(), "Events: off");
    }

    /** Connects, reads the banner, logs in and reads what belongs to the login. */
    static TestClient loggedIn(EmulatedAsterisk asterisk, String name, String secret, String... more)
            throws IOException {
        TestClient client = new TestClient(asterisk.port());
        client.line();
        List<String> login = new ArrayList<>(
                List.of("Action: Login", "Username: " + name, "Secret: " + secret, "ActionID: login"));
        login.addAll(List.of(more));
        Message reply = client.ask(login.toArray(new String[0]));
        if (!"Authentication accepted".equals(reply.get("Message"))) {
            throw new IOException("login failed: " + reply);
        }
        client.ask("Action: Ping", "ActionID: settled");
        return client;
    }

    /** Sends an action: the lines and an empty one. */
    void send(String... lines) throws IOException {
        sendRaw(String.join(EOL, lines) + EOL + EOL);
    }

    void sendRaw(String text) throws IOException {
        sendRaw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends an action and reads up to the next response, which is returned; events before it are dropped. */
    Message ask(String... lines) throws IOException {
        send(lines);
        return nextResponse();
    }

    Message nextResponse() throws IOException {
        Message message = read();
        while (!message.isResponse()) {
            message = read();
        }
        return message;
    }

    /** Reads up to the next event of a name. */
    Message nextEvent(String name) throws IOException {
        Message message = read();
        while (!message.isEvent(name)) {
            message = read();
        }
        return message;
    }

    /** Reads list items up to the event that ends the list; that is the last element. */
    List<Message> readList(String complete) throws IOException {
        List<Message> items = new ArrayList<>();
        do {
            items.add(read());
        } while (!items.get(items.size() - 1).isEvent(complete));
        return items;
    }

    /** Reads one message. */
    Message read() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines.isEmpty() ? read() : new Message(lines);
    }

    /** Reads one line, up to CR LF. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int previous = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n' && previous == '\r') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.substring(0, text.length() - 1);
            }
            line.write(b);
            previous = b;
        }
        throw new java.io.EOFException("the server closed the connection"
                + (line.size() == 0 ? "" : " in the middle of a line"));
    }

    /** Reads what is left, up to the end of the stream. */
    String readToEnd() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Tells the server that nothing more will come. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
