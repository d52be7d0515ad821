// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server with manager sessions that come and go as told: Java's own server, and none of this project's code. */
final class ScriptedWebServer implements AutoCloseable {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Set<InetSocketAddress> connections = new HashSet<>();
    private int closeAfterEach = Integer.MAX_VALUE;
    private int forgetAfter = Integer.MAX_VALUE;
    private int answers;
    private int lastSession = 0x1000;

    ScriptedWebServer() throws IOException {
        server.createContext("/rawman", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Closes the connection of every so manieth answer behind it, and says so in it. */
    synchronized void closeAfterEach(int count) {
        closeAfterEach = count;
    }

    /** Forgets a session after so many answers in it. */
    synchronized void forgetAfter(int count) {
        forgetAfter = count;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many connections there have been. */
    synchronized int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> action = new HashMap<>();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        for (String field : form.split("&")) {
            String[] parts = field.split("=", 2);
            action.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        byte[] body = body(exchange, action).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized String body(HttpExchange exchange, Map<String, String> action) {
        connections.add(exchange.getRemoteAddress());
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        String session = cookie == null ? null : cookie.replaceAll(".*mansession_id=\"?(\\w+).*", "$1");
        boolean known = session != null && uses.merge(session, 1, Integer::sum) > 1;
        if (!known || uses.get(session) > forgetAfter) {
            session = Integer.toHexString(++lastSession);
            known = false;
        }
        boolean login = action.get("Action").equals("Login");
        if (login) {
            uses.put(session, 1);
        }
        exchange.getResponseHeaders().add("Set-Cookie", "mansession_id=\"" + session + "\"; Version=1; Max-Age=60");
        if (++answers % closeAfterEach == 0) {
            exchange.getResponseHeaders().add("Connection", "close");
        }
        String id = action.containsKey("ActionID") ? "ActionID: " + action.get("ActionID") + "\r\n" : "";
        return !login && !known ? "Response: Error\r\n" + id + "Message: Permission denied\r\n\r\n"
            : switch (action.get("Action")) {
                case "Login" -> "Response: Success\r\n" + id + "Message: Authentication accepted\r\n\r\n";
                case "Logoff" -> "Response: Goodbye\r\n" + id + "Message: Thanks for all the fish.\r\n\r\n";
                default -> "Response: Success\r\n" + id + "Ping: Pong\r\n\r\n";
            };
    }
}
