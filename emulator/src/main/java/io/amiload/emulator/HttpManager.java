// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The manager interface in a web server: {@code /rawman} and {@code /mxml} with a cookie, {@code /arawman} and
 * {@code /amxml} with a digest. Requests come in on threads of the web server; what they ask for is done on the loop's.
 */
final class HttpManager {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LONGEST_BODY = 40_960;
    private static final int MOST_PARAMETERS = 128;
    private static final int THREADS = 4;
    private static final Duration STRANGER_LIFE = Duration.ofSeconds(5);
    private static final Duration PURGE = Duration.ofSeconds(5);
    private static final Pattern COOKIE = Pattern.compile("mansession_id=\"?([0-9a-fA-F]+)\"?");

    static {
        // Without it every answer waits for the client's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Server server;
    private final HttpServer web;
    private final ExecutorService threads;
    private final HttpDigest digest;
    private final Duration timeout;
    /** By cookie, or by user and nonce. */
    private final Map<String, HttpSession> sessions = new HashMap<>();

    HttpManager(Server server, int port, TlsOptions tls, Duration timeout) throws IOException {
        this.server = server;
        this.timeout = timeout;
        digest = new HttpDigest(server);
        InetSocketAddress address = new InetSocketAddress(server.options.bindAddress(), port);
        try {
            if (tls == null) {
                web = HttpServer.create(address, 512);
            } else {
                HttpsServer secure = HttpsServer.create(address, 512);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
                web = secure;
            }
        } catch (IOException e) {
            throw new IOException("cannot listen on " + server.options.bindAddress().getHostAddress() + ":" + port + ": "
                    + e.getMessage(), e);
        }
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "emulated-asterisk-http-" + web.getAddress().getPort());
            thread.setDaemon(true);
            return thread;
        });
        web.setExecutor(threads);
        web.createContext("/", this::handle);
    }

    /** Starts to listen; the loop must be running. */
    void start() {
        web.start();
        server.loop.execute(this::purge);
    }

    int port() {
        return web.getAddress().getPort();
    }

    void close() {
        web.stop(0);
        threads.shutdown();
    }

    // On the web server's threads

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().toLowerCase(Locale.ROOT);
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!List.of("/rawman", "/mxml", "/arawman", "/amxml").contains(path)) {
            refuse(exchange, 404, "Not Found", "The requested URL was not found on this server.");
            return;
        }
        String method = exchange.getRequestMethod();
        byte[] parameters;
        if (method.equals("POST")) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
            if (body.length > LONGEST_BODY) {
                refuse(exchange, 413, "Request Entity Too Large", "Body too large");
                return;
            }
            parameters = FORM.equals(exchange.getRequestHeaders().getFirst("Content-type")) ? body : new byte[0];
        } else if (method.equals("GET") || method.equals("HEAD")) {
            String query = exchange.getRequestURI().getRawQuery();
            parameters = query == null ? new byte[0] : query.getBytes(StandardCharsets.ISO_8859_1);
        } else {
            refuse(exchange, 501, "Not Implemented", "Attempt to use unimplemented / unsupported method");
            return;
        }
        HttpAction action = HttpAction.of(parameters, MOST_PARAMETERS);
        boolean xml = path.endsWith("mxml");
        boolean proven = path.startsWith("/a");
        server.loop.execute(() -> serve(exchange, action, xml, proven));
    }

    private void refuse(HttpExchange exchange, int status, String title, String text) {
        byte[] page = ("<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\r\n<html><head>\r\n<title>" + status + " "
                + title + "</title>\r\n</head><body>\r\n<h1>" + title + "</h1>\r\n<p>" + text + "</p>\r\n<hr />\r\n<address>"
                + serverName() + "</address>\r\n</body></html>\r\n").getBytes(StandardCharsets.ISO_8859_1);
        exchange.getResponseHeaders().set("Content-type", "text/html");
        send(exchange, status, page);
    }

    private String serverName() {
        return "Asterisk/" + server.options.version().asterisk();
    }

    private void send(HttpExchange exchange, int status, byte[] body) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Server", serverName());
        headers.set("Cache-control", "no-cache, no-store");
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        try (exchange) {
            exchange.sendResponseHeaders(status, headOnly || body.length == 0 ? -1 : body.length);
            if (!headOnly && body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        } catch (IOException e) {
            server.log(System.Logger.Level.DEBUG, "a web client did not take its answer: " + e.getMessage());
        }
    }

    // On the loop's thread

    private void serve(HttpExchange exchange, HttpAction action, boolean xml, boolean proven) {
        if (proven) {
            HttpDigest.Verdict verdict =
                digest.check(exchange.getRequestHeaders().getFirst("Authorization"), exchange.getRequestMethod());
            if (!verdict.accepted()) {
                exchange.getResponseHeaders().set("WWW-authenticate", digest.challenge(verdict.stale()));
                threads.execute(() -> refuse(exchange, 401, "Unauthorized", ""));
                return;
            }
            String key = verdict.user().toLowerCase(Locale.ROOT) + " " + verdict.nonce();
            HttpSession session = sessions.get(key);
            if (session == null || session.isClosed()) {
                session = open(exchange);
                session.logIn(verdict.account(), Text.ofLatin1(verdict.user()));
                sessions.put(key, session);
            }
            perform(session, action, answer -> answer(exchange, answer, xml, null));
        } else {
            String cookie = cookieOf(exchange);
            HttpSession session = cookie == null ? null : sessions.get(cookie);
            if (session == null || session.isClosed()) {
                cookie = String.format("%08x", server.random.nextInt());
                session = open(exchange);
                sessions.put(cookie, session);
            }
            String id = cookie;
            perform(session, action, answer -> answer(exchange, answer, xml, id));
        }
    }

    private HttpSession open(HttpExchange exchange) {
        return new HttpSession(server, exchange.getLocalAddress(), exchange.getRemoteAddress());
    }

    private static String cookieOf(HttpExchange exchange) {
        for (String line : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            Matcher matcher = COOKIE.matcher(line);
            if (matcher.find()) {
                return matcher.group(1).toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private void perform(HttpSession session, HttpAction action, Consumer<byte[]> answered) {
        if (action.isWait() && session.isAuthenticated()) {
            session.waitEvent(action.actionId(), action.timeout(), (int) timeout.toSeconds(), answered);
        } else {
            session.perform(action.bytes(), answered);
        }
    }

    private void answer(HttpExchange exchange, byte[] messages, boolean xml, String cookie) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-type", xml ? "text/xml" : "text/plain");
        if (cookie != null) {
            headers.set("Set-cookie",
                    "mansession_id=\"" + cookie + "\"; Version=1; Max-Age=" + timeout.toSeconds());
        }
        headers.set("Pragma", "SuppressEvents");
        if ("close".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Connection"))) {
            headers.set("Connection", "close");
        }
        threads.execute(() -> send(exchange, 200, xml && messages.length > 0 ? XmlAnswer.of(messages) : messages));
    }

    private void purge() {
        sessions.values().removeIf(session -> {
            boolean over = session.isClosed()
                    || session.isIdleFor(session.isAuthenticated() ? timeout : STRANGER_LIFE);
            if (over) {
                session.close();
            }
            return over;
        });
        server.schedule(PURGE, this::purge);
    }
}
