// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    private static final String SECRET = "qx7-geheim";

    private static String masked(String... pieces) {
        SecretMask mask = new SecretMask();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (String piece : pieces) {
            kept.writeBytes(mask.next(piece.getBytes(StandardCharsets.ISO_8859_1)));
        }
        kept.writeBytes(mask.end());
        return kept.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void starsStandInTheSecretsPlace() {
        assertEquals("Action: Login\r\nUsername: a\r\nSecret: ***\r\nEvents: on\r\n\r\n",
            masked("Action: Login\r\nUsername: a\r\nSecret: " + SECRET + "\r\nEvents: on\r\n\r\n"));
    }

    @Test
    void theAnswerToAChallengeIsASecretToo() {
        assertEquals("Action: login\r\nKEY: ***\r\n\r\n", masked("Action: login\r\nKEY: 0123\r\n\r\n"));
    }

    @Test
    void theKeyOfTheDatabaseIsNone() {
        String put = "Action: DBPut\r\nFamily: f\r\nKey: k\r\nVal: v\r\n\r\n";
        assertEquals("Action: Login\r\nSecret: ***\r\n\r\n" + put,
            masked("Action: Login\r\nSecret: x\r\n\r\n" + put));
    }

    @Test
    void aKeyBeforeItsActionIsTakenForASecret() {
        assertEquals("Key: ***\r\nAction: Login\r\n\r\n", masked("Key: 0123\r\nAction: Login\r\n\r\n"));
    }

    @Test
    void alsoWithOtherLineEndsBlanksAndCase() {
        assertEquals("action:login\n sEcret : ***\n\n", masked("action:login\n sEcret :" + SECRET + "\n\n"));
        assertEquals("A: b\nSecret: ***\r\n\r\n", masked("A: b\nSecret:" + SECRET + "\rx\r\n\r\n"));
    }

    @Test
    void whatOnlyBeginsLikeASecretIsKept() {
        assertEquals("Secretary: x\r\nSec", masked("Secretary: x\r\nSec"));
    }

    @Property
    void howeverTheBytesAreCutTheSecretIsNotAmongThem(@ForAll long seed) {
        Random random = new Random(seed);
        String text = "Action: Ping\r\n\r\nAction: Login\r\nUsername: a\r\nSecret: " + SECRET + "\r\n\r\n"
            + "Action: Login\r\nAuthType: MD5\r\nKey: " + SECRET + "\r\n\r\nAction: Ping\r\n\r\n";
        String[] pieces = new String[1 + random.nextInt(30)];
        int from = 0;
        for (int i = 0; i < pieces.length; i++) {
            int to = i == pieces.length - 1 ? text.length() : Math.min(text.length(), from + random.nextInt(15));
            pieces[i] = text.substring(from, to);
            from = to;
        }
        String kept = masked(pieces);
        assertFalse(kept.contains("geheim") || kept.contains("qx7"), kept);
        assertEquals(text.replace(SECRET, "***"), kept);
    }
}
