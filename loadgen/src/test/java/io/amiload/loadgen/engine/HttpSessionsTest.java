// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.ActionMeasurement;
import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Transport;
import io.amiload.loadgen.plan.Wire;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions on a web server outlive their connections, and may end without them. */
class HttpSessionsTest {

    @Test
    void aConnectionThatTheServerClosesIsOpenedAgainAndTheSessionGoesOn() throws Exception {
        try (ScriptedWebServer server = new ScriptedWebServer()) {
            server.closeAfterEach(5);
            RunOutcome outcome = run(against(server).rate(100));

            assertEquals(100, outcome.total().answered(), () -> "" + outcome.connections());
            assertEquals(0, outcome.connections().dropped());
            assertEquals(0, outcome.connections().reconnected());
            assertEquals(2, outcome.connections().opened());
            assertTrue(server.connections() >= 20, () -> "connections " + server.connections());
        }
    }

    @Test
    void nothingIsWrittenToAConnectionThatIsAboutToBeClosed() throws Exception {
        try (ScriptedWebServer server = new ScriptedWebServer()) {
            server.closeAfterEach(1);
            RunOutcome outcome = run(against(server));

            ActionMeasurement total = outcome.total();
            assertTrue(total.answered() > 10, () -> "answered " + total.answered());
            assertEquals(total.sent(), total.answered());
            assertEquals(0, outcome.connections().dropped());
        }
    }

    @Test
    void aSessionThatTheServerHasForgottenIsDroppedAndBegunAnew() throws Exception {
        try (ScriptedWebServer server = new ScriptedWebServer()) {
            // Longer than the 43 questions before the run, shorter than its 120 Pings: one session is forgotten once.
            server.forgetAfter(80);
            RunOutcome outcome = run(against(server).connections(1).rate(100));

            ActionMeasurement total = outcome.total();
            assertEquals(Map.of("HTTP session expired", 1L), outcome.connections().droppedBy());
            assertEquals(1, outcome.connections().reconnected());
            assertEquals(0, total.errors(), "what the new session says is not taken for an answer");
            assertEquals(1, total.lost());
            assertEquals(99, total.answered());
        }
    }

    @Test
    void theCookieOfAnotherSessionIsNotTaken() {
        HttpIdentity identity = new HttpIdentity(Plans.credentials("s3cret", AuthMethod.PLAIN));
        assertEquals("", identity.headerFor("POST", "/rawman"));
        identity.remember(cookie("bbf0f838"));
        identity.remember(cookie("bbf0f838"));
        assertFalse(identity.isExpired());

        identity.remember(cookie("11111111"));
        assertTrue(identity.isExpired());
        assertEquals("Cookie: mansession_id=\"bbf0f838\"\r\n", identity.headerFor("POST", "/rawman"),
            "so that the other connection of this session finds out, too");

        identity.reset();
        assertFalse(identity.isExpired());
        assertEquals("", identity.headerFor("POST", "/rawman"));
    }

    private static HttpHeaders cookie(String value) {
        return new DefaultHttpHeaders().add("Set-Cookie", "mansession_id=\"" + value + "\"; Version=1; Max-Age=60");
    }

    private static Plans against(ScriptedWebServer server) {
        return Plans.against(new Target("127.0.0.1", server.port(), false, null, Wire.of(Transport.HTTP)));
    }

    private static RunOutcome run(Plans plan) throws Exception {
        return new LoadRun(plan.plan(), second -> { }).execute();
    }
}
