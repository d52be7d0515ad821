// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.session;

import io.amiload.emulator.setup.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP Digest as Asterisk's web server checks it, with {@code qop=auth} or without. Belongs to the loop's thread. */
final class HttpDigest {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");
    private static final Duration LIFE = Duration.ofSeconds(62);
    private static final int MOST_NONCES = 100_000;

    /** Who asks, or what is wrong. */
    record Verdict(Account account, String user, String nonce, boolean stale) {

        boolean accepted() {
            return account != null;
        }
    }

    private static final class Nonce {
        private final long since;
        private long count;

        Nonce(long since) {
            this.since = since;
        }
    }

    private final Manager manager;
    private final String realm;
    private final Map<String, Nonce> nonces = new HashMap<>();

    HttpDigest(Manager manager) {
        this.manager = manager;
        realm = manager.options.systemName().isEmpty() ? "asterisk" : manager.options.systemName();
    }

    /** The value of {@code WWW-authenticate}, with a new nonce. */
    String challenge(boolean stale) {
        String nonce = String.format("%08x", manager.random.nextInt());
        forgetOld();
        nonces.put(nonce, new Nonce(manager.clock.nanos()));
        return "Digest algorithm=MD5, realm=\"" + realm + "\", nonce=\"" + nonce + "\", qop=\"auth\", opaque=\"" + nonce
                + "\"" + (stale ? ", stale=true" : "");
    }

    private void forgetOld() {
        if (nonces.size() >= MOST_NONCES) {
            long now = manager.clock.nanos();
            nonces.values().removeIf(nonce -> now - nonce.since > LIFE.toNanos());
            if (nonces.size() >= MOST_NONCES) {
                // Somebody asks and asks; whoever is put out is asked again.
                nonces.clear();
            }
        }
    }

    Verdict check(String authorization, String method) {
        Map<String, String> given = new HashMap<>();
        if (authorization != null && authorization.regionMatches(true, 0, "Digest ", 0, 7)) {
            Matcher parameter = PARAMETER.matcher(authorization.substring(7));
            while (parameter.find()) {
                given.put(parameter.group(1).toLowerCase(Locale.ROOT),
                        parameter.group(2) != null ? parameter.group(2) : parameter.group(3));
            }
        }
        String user = given.getOrDefault("username", "");
        String nonce = given.getOrDefault("nonce", "");
        Account account = manager.settings().account(user);
        if (account == null || nonce.isEmpty() || !expected(given, user, account, method).equals(given.get("response"))) {
            return new Verdict(null, user, nonce, false);
        }
        boolean fresh = isFresh(nonce, given.get("nc"));
        return new Verdict(fresh ? account : null, user, nonce, !fresh);
    }

    /** Nonces need not be ours; their counts must grow. */
    private boolean isFresh(String text, String count) {
        forgetOld();
        Nonce nonce = nonces.computeIfAbsent(text, unknown -> new Nonce(manager.clock.nanos()));
        if (manager.clock.nanos() - nonce.since > LIFE.toNanos()) {
            return false;
        }
        if (count != null) {
            long number = count.matches("[0-9a-fA-F]{1,8}") ? Long.parseLong(count, 16) : 0;
            if (number <= nonce.count) {
                return false;
            }
            nonce.count = number;
        }
        return true;
    }

    private String expected(Map<String, String> given, String user, Account account, String method) {
        String secret = md5(user + ":" + realm + ":", account.secret().bytes());
        String request = md5(method + ":" + given.get("uri"), new byte[0]);
        String rest = given.containsKey("qop")
            ? ":" + given.get("nc") + ":" + given.get("cnonce") + ":" + given.get("qop") + ":" : ":";
        return md5(secret + ":" + given.get("nonce") + rest + request, new byte[0]);
    }

    private static String md5(String text, byte[] more) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(more));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, which every Java must have", e);
        }
    }
}
