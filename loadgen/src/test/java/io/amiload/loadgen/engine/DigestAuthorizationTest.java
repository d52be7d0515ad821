// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Answers to HTTP Digest challenges, beside the worked examples of the two RFCs. */
class DigestAuthorizationTest {

    private static final String NONCE = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
    private static final String WITH_QOP = "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"" + NONCE
        + "\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";

    private final DigestAuthorization digest = of("Circle Of Life");

    @Test
    void computesTheExampleOfRfc2617() {
        assertTrue(digest.takeUp(WITH_QOP, false));

        Map<String, String> value = parameters(digest.value("GET", "/dir/index.html"));
        assertEquals("6629fae49393a05397450978507c4ef1", value.get("response"));
        assertEquals("Mufasa", value.get("username"));
        assertEquals("testrealm@host.com", value.get("realm"));
        assertEquals(NONCE, value.get("nonce"));
        assertEquals("/dir/index.html", value.get("uri"));
        assertEquals("auth", value.get("qop"));
        assertEquals("00000001", value.get("nc"));
        assertEquals("0a4f113b", value.get("cnonce"));
        assertEquals("5ccc069c403ebaf9f0171e9517f40e41", value.get("opaque"));
    }

    @Test
    void computesTheCorrectedExampleOfRfc2069() {
        DigestAuthorization older = of("CircleOfLife");
        assertTrue(older.takeUp("Digest realm=\"testrealm@host.com\", nonce=\"" + NONCE + "\"", false));

        Map<String, String> value = parameters(older.value("GET", "/dir/index.html"));
        assertEquals("1949323746fe6a43ef61f9606e7febea", value.get("response"));
        assertFalse(value.containsKey("qop"));
        assertFalse(value.containsKey("nc"));
        assertFalse(value.containsKey("opaque"));
    }

    @Test
    void hasNothingToSayBeforeAChallenge() {
        assertNull(digest.value("GET", "/"));
    }

    @Test
    void countsTheUsesOfANonceAndBeginsAnewWithTheNext() {
        digest.takeUp(WITH_QOP, false);
        String first = digest.value("GET", "/");
        String second = digest.value("GET", "/");
        assertEquals("00000001", parameters(first).get("nc"));
        assertEquals("00000002", parameters(second).get("nc"));
        assertNotEquals(parameters(first).get("response"), parameters(second).get("response"));

        digest.takeUp(WITH_QOP.replace(NONCE, "another"), false);
        assertEquals("00000001", parameters(digest.value("GET", "/")).get("nc"));
    }

    @Test
    void readsTheChallengeAsAsteriskWritesIt() {
        assertTrue(digest.takeUp("Digest algorithm=MD5, realm=\"asterisk\", nonce=\"38300e61\", qop=\"auth\","
            + " opaque=\"38300e61\"", false));

        assertEquals("asterisk", parameters(digest.value("POST", "/arawman")).get("realm"));
    }

    @Test
    void anAnswerThatWasWrongIsNotGivenAgainButOneThatWasTooOldIs() {
        assertFalse(digest.takeUp(WITH_QOP, true), "the secret is wrong");
        assertTrue(digest.takeUp(WITH_QOP + ", stale=true", true));
        assertTrue(digest.takeUp(WITH_QOP + ", stale=\"TRUE\"", true));
        assertFalse(digest.takeUp(WITH_QOP + ", stale=false", true));
    }

    @Test
    void whatIsNoDigestIsLeftAlone() {
        assertFalse(digest.takeUp(null, false));
        assertFalse(digest.takeUp("Basic realm=\"testrealm@host.com\"", false));
        assertFalse(digest.takeUp("Digest realm=\"no nonce\"", false));
        assertFalse(digest.takeUp("Digest nonce=\"no realm\"", false));
    }

    @Test
    void theSecretIsInNoAnswer() {
        digest.takeUp(WITH_QOP, false);
        assertFalse(digest.value("GET", "/").contains("Circle"));
    }

    private static DigestAuthorization of(String secret) {
        return new DigestAuthorization(new Credentials("Mufasa", Secret.of(secret), AuthMethod.DIGEST),
            () -> 0x0a4f113b);
    }

    private static Map<String, String> parameters(String value) {
        assertTrue(value.startsWith("Digest "), value);
        Map<String, String> parameters = new HashMap<>();
        Matcher each = Pattern.compile("(\\w+)=\"?([^\",]*)\"?").matcher(value.substring(7));
        while (each.find()) {
            assertNull(parameters.put(each.group(1), each.group(2)), value);
        }
        return parameters;
    }
}
