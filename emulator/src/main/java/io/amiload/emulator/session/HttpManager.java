// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.http.AjaxXml;
import io.amiload.emulator.http.HtmlPage;
import io.amiload.emulator.http.WebAnswer;
import io.amiload.emulator.http.WebRequest;
import io.amiload.emulator.http.WebServer;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.setup.HttpOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The manager interface in a web server: {@code /rawman}, {@code /manager} and {@code /mxml} with a cookie, the same with
 * an {@code a} in front with a digest. Requests come in on the web server's thread; what they ask for is done on the
 * loop's.
 */
public final class HttpManager {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST_PARAMETERS = 128;
    private static final Duration STRANGER_LIFE = Duration.ofSeconds(5);
    private static final Duration PURGE = Duration.ofSeconds(5);
    /** Asterisk has no such bound; beyond it, whoever was not used for longest goes. */
    private static final int MOST_SESSIONS = 5_000;
    private static final int EVENTS_OF_ALL = 16 * 1024 * 1024;
    private static final int EVENTS_OF_ONE = 1024 * 1024;
    private static final Pattern COOKIE = Pattern.compile("mansession_id=\"?([0-9a-fA-F]+)\"?");

    /** What an answer looks like. */
    private enum Format {
        RAWMAN("text/plain"), MANAGER("text/html"), MXML("text/xml");

        private final String type;

        Format(String type) {
            this.type = type;
        }
    }

    /** How to answer one request. */
    private record Exchange(WebRequest request, HttpAction action, Format format,
                            Consumer<Supplier<WebAnswer>> answer) {
    }

    private final Manager manager;
    private final HttpOptions options;
    private final String name;
    private final WebServer web;
    private final HttpDigest digest;
    private final HttpStatusPage status;
    private final int port;
    private final int securePort;
    private boolean away;
    /** By cookie, or by user and nonce; whoever was not used for longest is first. */
    private final Map<String, HttpSession> sessions = new LinkedHashMap<>(16, 0.75f, true);

    HttpManager(Manager manager) throws IOException {
        this.manager = manager;
        options = manager.options.http();
        name = "Asterisk/" + manager.options.version().asterisk();
        digest = new HttpDigest(manager);
        status = new HttpStatusPage(manager.options, name);
        web = new WebServer(name, options.web(), this::handle);
        try {
            port = listen(options.port(), false);
            securePort = listen(options.securePort(), true);
        } catch (IOException e) {
            web.close();
            throw e;
        }
    }

    private int listen(int where, boolean secure) throws IOException {
        return where < 0 ? HttpOptions.NO_PORT
                : web.listen(manager.options.bindAddress(), where, secure ? manager.options.tls().context() : null);
    }

    /** Starts to forget sessions that nobody uses; the loop must be running. */
    void start() {
        manager.loop.execute(this::purge);
    }

    /** Where it listens, or {@link HttpOptions#NO_PORT}. */
    public int port() {
        return port;
    }

    /** Where it listens for TLS, or {@link HttpOptions#NO_PORT}. */
    public int securePort() {
        return securePort;
    }

    /** Ends all connections and stops listening for a while. */
    void goAway() {
        away = true;
        web.goAway();
    }

    /**
     * Listens where it did, if it has gone away.
     *
     * @throws IOException if a port is not free yet; what listens already stops then
     */
    void comeBack() throws IOException {
        if (!away) {
            return;
        }
        try {
            listen(port, false);
            listen(securePort, true);
            away = false;
        } catch (IOException e) {
            web.goAway();
            throw e;
        }
    }

    void close() {
        web.close();
    }

    // On the web server's thread

    private void handle(WebRequest request, Consumer<Supplier<WebAnswer>> answer) {
        String path = request.path() == null ? "" : request.path().toLowerCase(Locale.ROOT);
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        switch (manager.settings().web() ? path : "") {
            case "/rawman", "/arawman" -> act(request, Format.RAWMAN, path, answer);
            case "/manager", "/amanager" -> act(request, Format.MANAGER, path, answer);
            case "/mxml", "/amxml" -> act(request, Format.MXML, path, answer);
            default -> answer.accept(() -> page(request));
        }
    }

    private WebAnswer page(WebRequest request) {
        String path = request.path() == null ? "" : request.path().toLowerCase(Locale.ROOT);
        boolean isStatic = options.web().hasStatic() && (path.equals("/static") || path.startsWith("/static/"));
        if (isStatic && (path.length() <= "/static/".length() || path.contains("/.."))) {
            return error(403, "Access Denied", "You do not have permission to access the requested URL.").andClose();
        }
        boolean hasStatus = options.web().hasStatus() || manager.options.version().major() < 18;
        boolean isStatus = hasStatus && (path.equals("/httpstatus") || path.equals("/httpstatus/"));
        boolean isWebSocket = path.equals("/ws") || path.equals("/ws/");
        if ((isStatus || isWebSocket) && !request.isGet()) {
            return notImplemented();
        } else if (isStatus) {
            return status.answer(request, port, securePort);
        } else if (isWebSocket) {
            return error(426, "Upgrade Required", "");
        }
        return error(404, "Not Found", "The requested URL was not found on this server.");
    }

    private WebAnswer notImplemented() {
        return error(501, "Not Implemented", "Attempt to use unimplemented / unsupported method");
    }

    private WebAnswer error(int code, String title, String text) {
        return WebAnswer.error(code, title, text, name);
    }

    private void act(WebRequest request, Format format, String path, Consumer<Supplier<WebAnswer>> answer) {
        byte[] parameters;
        if (request.method().equals("POST")) {
            parameters = isForm(request) ? request.body() : new byte[0];
        } else if (request.isGet()) {
            parameters = request.query().getBytes(StandardCharsets.ISO_8859_1);
        } else {
            answer.accept(this::notImplemented);
            return;
        }
        Exchange exchange = new Exchange(request, HttpAction.of(parameters, MOST_PARAMETERS), format, answer);
        if (path.startsWith("/a")) {
            manager.loop.execute(() -> serveProven(exchange));
        } else {
            manager.loop.execute(() -> serve(exchange));
        }
    }

    private static boolean isForm(WebRequest request) {
        String type = request.header("Content-Type");
        int parameter = type == null ? -1 : type.indexOf(';');
        return type != null && FORM.equalsIgnoreCase(parameter < 0 ? type : type.substring(0, parameter));
    }

    private WebAnswer answer(byte[] messages, HttpAction action, Format format, String cookie) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Content-type", format.type));
        if (cookie != null) {
            headers.add(Map.entry("Set-Cookie", "mansession_id=\"" + cookie + "\"; Version=1; Max-Age="
                    + manager.settings().httpTimeout().toSeconds()));
        }
        headers.add(Map.entry("Pragma", "SuppressEvents"));
        return WebAnswer.ok(switch (format) {
            case RAWMAN -> messages;
            case MANAGER -> HtmlPage.of(messages);
            case MXML -> xml(action).of(messages);
        }, headers);
    }

    private AjaxXml xml(HttpAction action) {
        AjaxXml xml = AjaxXml.asAsterisk(action.place(), action.kind());
        return options.wellFormed() ? xml.wellFormed() : xml;
    }

    // On the loop's thread

    private void serveProven(Exchange exchange) {
        HttpDigest.Verdict verdict =
            digest.check(exchange.request().header("Authorization"), exchange.request().method());
        if (!verdict.accepted()) {
            String challenge = digest.challenge(verdict.stale());
            exchange.answer().accept(() ->
                    error(401, "Unauthorized", "").withHeader("WWW-authenticate", challenge));
            return;
        }
        String key = verdict.user().toLowerCase(Locale.ROOT) + " " + verdict.nonce();
        HttpSession session = sessions.get(key);
        if (session == null || session.isClosed()) {
            session = open(exchange.request());
            session.logIn(verdict.account(), Text.ofLatin1(verdict.user()));
            keep(key, session);
        }
        perform(session, exchange, null);
    }

    private void serve(Exchange exchange) {
        String cookie = cookieOf(exchange.request());
        HttpSession session = cookie == null ? null : sessions.get(cookie);
        if (session == null || session.isClosed()) {
            cookie = newCookie();
            session = open(exchange.request());
            keep(cookie, session);
        }
        perform(session, exchange, cookie);
    }

    private HttpSession open(WebRequest request) {
        return new HttpSession(manager, request.local(), request.remote(),
                () -> Math.min(EVENTS_OF_ONE, EVENTS_OF_ALL / Math.max(1, sessions.size())));
    }

    private String newCookie() {
        String cookie;
        do {
            cookie = String.format("%08x", manager.random.nextInt());
        } while (sessions.containsKey(cookie));
        return cookie;
    }

    private void keep(String key, HttpSession session) {
        Iterator<HttpSession> oldest = sessions.values().iterator();
        while (sessions.size() >= MOST_SESSIONS && oldest.hasNext()) {
            HttpSession other = oldest.next();
            if (!other.isBusy()) {
                other.close();
                oldest.remove();
            }
        }
        sessions.put(key, session);
    }

    private static String cookieOf(WebRequest request) {
        for (String line : request.headers().apply("Cookie")) {
            Matcher matcher = COOKIE.matcher(line);
            if (matcher.find()) {
                return matcher.group(1).toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private void perform(HttpSession session, Exchange exchange, String cookie) {
        HttpAction action = exchange.action();
        Consumer<byte[]> answered = messages ->
                exchange.answer().accept(() -> answer(messages, action, exchange.format(), cookie));
        if (action.isWait() && session.isAuthenticated()) {
            session.waitEvent(action.actionId(), action.timeout(),
                    (int) manager.settings().httpTimeout().toSeconds(), answered);
        } else {
            session.perform(action.bytes(), answered);
        }
    }

    private void purge() {
        sessions.values().removeIf(session -> {
            boolean over = session.isClosed()
                    || session.isIdleFor(session.isAuthenticated() ? manager.settings().httpTimeout() : STRANGER_LIFE);
            if (over) {
                session.close();
            }
            return over;
        });
        manager.timers.schedule(PURGE, this::purge);
    }
}
