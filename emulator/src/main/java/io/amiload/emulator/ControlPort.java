// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small web server through which a running emulator is asked and disturbed: {@code GET} asks, {@code POST} acts. It
 * listens on the loopback address only, and refuses what a page in a browser could have sent.
 */
final class ControlPort implements AutoCloseable {

    private static final int MOST_QUERY = 4_096;

    private final HttpServer web;
    private final ExecutorService thread;
    private final ControlCommands commands;

    ControlPort(EmulatedAsterisk asterisk, int port) throws IOException {
        commands = new ControlCommands(asterisk);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            web = HttpServer.create(address, 16);
        } catch (IOException e) {
            throw new IOException("cannot listen on " + address.getAddress().getHostAddress() + ":" + port + ": "
                    + e.getMessage(), e);
        }
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread daemon = new Thread(task, "emulated-asterisk-control");
            daemon.setDaemon(true);
            return daemon;
        });
        web.setExecutor(thread);
        web.createContext("/", this::handle);
        web.start();
    }

    int port() {
        return web.getAddress().getPort();
    }

    @Override
    public void close() {
        web.stop(0);
        thread.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        ControlCommands.Answer answer;
        try {
            answer = isFromHere(exchange)
                    ? commands.run(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                            parameters(exchange.getRequestURI().getRawQuery()))
                    : ControlCommands.Answer.error(403, "only for programs of this machine, not for pages in a browser");
        } catch (IllegalArgumentException e) {
            answer = ControlCommands.Answer.error(400, e.getMessage());
        } catch (IllegalStateException e) {
            answer = ControlCommands.Answer.error(503, e.getMessage());
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** A browser tells where a page comes from; and a name that was bent to loopback is not ours. */
    private static boolean isFromHere(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
        return exchange.getRequestHeaders().getFirst("Origin") == null
                && (name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]"));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null) {
            return parameters;
        }
        if (query.length() > MOST_QUERY) {
            throw new IllegalArgumentException("the query is longer than " + MOST_QUERY + " characters");
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("\"" + pair + "\" is not name=value");
            }
            parameters.put(pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
