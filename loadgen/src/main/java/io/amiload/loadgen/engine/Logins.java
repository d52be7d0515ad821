// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.loadgen.plan.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes the actions that log a session in. */
public final class Logins {

    private Logins() {
    }

    /**
     * Writes a Login that holds the secret.
     *
     * @param encoder     where to
     * @param credentials who logs in
     * @param eventMask   which events the session wants: {@code on}, {@code off} or classes
     */
    public static void plain(AmiEncoder encoder, Credentials credentials, String eventMask) {
        encoder.action(AmiName.LOGIN)
            .header(AmiKey.USERNAME, credentials.user())
            .header(AmiKey.SECRET, credentials.secret().revealBytes())
            .header(AmiKey.EVENTS, eventMask)
            .end();
    }

    /** Where each request proves who sends it, any action will do to see whether we are let in. */
    static void ping(AmiEncoder encoder) {
        encoder.action(AmiName.PING).end();
    }

    /**
     * Writes a request for a challenge.
     *
     * @param encoder where to
     */
    public static void challenge(AmiEncoder encoder) {
        encoder.action(AmiName.CHALLENGE).header(AmiKey.AUTH_TYPE, "MD5").end();
    }

    /**
     * Writes a Login that answers a challenge. Asterisk wants the digest of challenge and secret, one behind the other,
     * in lower-case hexadecimal.
     *
     * @param encoder     where to
     * @param credentials who logs in
     * @param eventMask   which events the session wants
     * @param challenge   what the server said
     */
    public static void md5(AmiEncoder encoder, Credentials credentials, String eventMask, String challenge) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java cannot do MD5", e);
        }
        digest.update(String.valueOf(challenge).getBytes(StandardCharsets.UTF_8));
        encoder.action(AmiName.LOGIN)
            .header(AmiKey.AUTH_TYPE, "MD5")
            .header(AmiKey.USERNAME, credentials.user())
            .header(AmiKey.KEY, HexFormat.of().formatHex(digest.digest(credentials.secret().revealBytes())))
            .header(AmiKey.EVENTS, eventMask)
            .end();
    }
}
