// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A server that misbehaves as told: plain blocking sockets, a thread for each connection, and none of this project's
 * codec, so that a fault of the codec cannot hide itself.
 */
final class ScriptedServer implements AutoCloseable {

    /** Answer as a server that is well. */
    static final String AS_USUAL = "as usual";
    /** Answer nothing. */
    static final String SILENCE = "";
    /** Close the connection. */
    static final String CLOSE = "close";
    /** Close the connection with a reset. */
    static final String RESET = "reset";
    /** Say that nothing more will be sent, and go on reading. */
    static final String HALF_CLOSE = "half-close";

    static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

    /** What to do with an action, by its headers: bytes to send, or one of the constants. */
    interface Script {
        String answer(Map<String, String> action, int number, int connection);
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();
    private final IntFunction<String> banner;
    private final Script script;

    ScriptedServer(String banner, Script script) throws IOException {
        this(connection -> banner, script);
    }

    /** A server that greets each connection, by its number from 0, in its own way: with bytes, or by closing it. */
    ScriptedServer(IntFunction<String> banner, Script script) throws IOException {
        this.banner = banner;
        this.script = script;
        start(this::acceptAll);
    }

    /** A server with a banner that does what the script says. */
    static ScriptedServer with(Script script) throws IOException {
        return new ScriptedServer(BANNER, script);
    }

    /** The answer of a server that is well. */
    private static String usual(Map<String, String> action) {
        String id = action.containsKey("ActionID") ? "ActionID: " + action.get("ActionID") + "\r\n" : "";
        return switch (action.get("Action")) {
            case "Login" -> "Response: Success\r\n" + id + "Message: Authentication accepted\r\n\r\n";
            case "Challenge" -> "Response: Success\r\n" + id + "Challenge: 123456789\r\n\r\n";
            case "Ping" -> "Response: Success\r\n" + id + "Ping: Pong\r\nTimestamp: "
                + System.currentTimeMillis() / 1000 + ".000000\r\n\r\n";
            case "Logoff" -> "Response: Goodbye\r\n" + id + "Message: Thanks for all the fish.\r\n\r\n";
            default -> "Response: Error\r\n" + id + "Message: Permission denied\r\n\r\n";
        };
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        synchronized (sockets) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void acceptAll() throws IOException {
        while (true) {
            Socket socket = server.accept();
            socket.setTcpNoDelay(true);
            synchronized (sockets) {
                sockets.add(socket);
            }
            int connection = connections.getAndIncrement();
            start(() -> serve(socket, connection));
        }
    }

    private void serve(Socket socket, int connection) throws IOException {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            String greeting = banner.apply(connection);
            if (greeting.equals(CLOSE)) {
                return;
            }
            out.write(greeting.getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            Map<String, String> action = new HashMap<>();
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    String[] header = line.split(": ?", 2);
                    action.put(header[0], header[1]);
                    continue;
                }
                String answer = script.answer(action, number++, connection);
                if (answer.equals(CLOSE)) {
                    return;
                }
                if (answer.equals(RESET)) {
                    // Not waiting for what is still on its way is what makes it a reset.
                    socket.setSoLinger(true, 0);
                    return;
                }
                if (answer.equals(HALF_CLOSE)) {
                    socket.shutdownOutput();
                    in.transferTo(Writer.nullWriter());
                    return;
                }
                out.write((answer.equals(AS_USUAL) ? usual(action) : answer).getBytes(StandardCharsets.ISO_8859_1));
                if ("Logoff".equals(action.get("Action"))) {
                    return;
                }
                action.clear();
            }
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The test has closed the server, or the client went away.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
