// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP Digest with MD5 and {@code qop=auth}, as RFC 2617 describes it and Asterisk asks for it. Not thread-safe. */
final class DigestAuthorization {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");

    private final Credentials credentials;
    private final IntSupplier anything;
    private String realm;
    private String nonce;
    private String opaque;
    private boolean qop;
    private int count;

    DigestAuthorization(Credentials credentials) {
        this(credentials, new SecureRandom()::nextInt);
    }

    /**
     * Answers for somebody.
     *
     * @param anything gives what each answer is made different by
     */
    DigestAuthorization(Credentials credentials, IntSupplier anything) {
        this.credentials = credentials;
        this.anything = anything;
    }

    /** Reads a challenge; false if there is none, or if our answer to an earlier one was wrong and not only too old. */
    boolean takeUp(String challenge, boolean answered) {
        if (challenge == null || !challenge.regionMatches(true, 0, "Digest ", 0, 7)) {
            return false;
        }
        String stale = null;
        realm = null;
        nonce = null;
        opaque = null;
        qop = false;
        count = 0;
        Matcher parameter = PARAMETER.matcher(challenge.substring(7));
        while (parameter.find()) {
            String value = parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
            switch (parameter.group(1).toLowerCase(Locale.ROOT)) {
                case "realm" -> realm = value;
                case "nonce" -> nonce = value;
                case "opaque" -> opaque = value;
                case "qop" -> qop = value.contains("auth");
                case "stale" -> stale = value;
                default -> {
                    // Nothing that Asterisk needs.
                }
            }
        }
        return realm != null && nonce != null && (!answered || "true".equalsIgnoreCase(stale));
    }

    /** The value of {@code Authorization} for the next request, or null before a challenge. */
    String value(String method, String uri) {
        if (nonce == null) {
            return null;
        }
        String secretHash = md5(credentials.user() + ":" + realm + ":", credentials.secret().revealBytes());
        String requestHash = md5(method + ":" + uri);
        StringBuilder value = new StringBuilder("Digest username=\"").append(credentials.user()).append("\", realm=\"")
            .append(realm).append("\", nonce=\"").append(nonce).append("\", uri=\"").append(uri)
            .append("\", algorithm=MD5");
        if (qop) {
            String times = String.format("%08x", ++count);
            String ours = String.format("%08x", anything.getAsInt());
            value.append(", qop=auth, nc=").append(times).append(", cnonce=\"").append(ours).append("\", response=\"")
                .append(md5(secretHash + ":" + nonce + ":" + times + ":" + ours + ":auth:" + requestHash));
        } else {
            value.append(", response=\"").append(md5(secretHash + ":" + nonce + ":" + requestHash));
        }
        value.append('"');
        return opaque == null ? value.toString() : value.append(", opaque=\"").append(opaque).append('"').toString();
    }

    private static String md5(String text) {
        return md5(text, new byte[0]);
    }

    private static String md5(String text, byte[] more) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(more));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java cannot do MD5", e);
        }
    }
}
