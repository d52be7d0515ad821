// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.measure.RunOutcome;
import io.amiload.loadgen.plan.AuthMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds besides with any web server of a manager interface, emulated or real. */
abstract class HttpLoadRunSpecification extends LoadRunSpecification {

    /** By HTTP a lane has one thing under way. */
    @Override
    int lanesForCalls() {
        return 40;
    }

    @Test
    void eachRequestCanProveWhoSendsIt() throws Exception {
        RunOutcome outcome = new LoadRun(Plans.against(target()).rate(100).listeners(1).scenario("userevent-fanout")
            .credentials(Plans.credentials("s3cret", AuthMethod.DIGEST)).plan(), second -> { }).execute();

        assertEquals(100, outcome.total().answered());
        assertTrue(outcome.events().perName().getOrDefault("UserEvent", 0L) > 0, () -> "" + outcome.events().perName());
    }

    @Test
    void aWrongDigestIsRefusedAndTheSecretNotShown() {
        LoginRefusedException refused = assertThrows(LoginRefusedException.class,
            () -> new LoadRun(Plans.against(target()).credentials(Plans.credentials("not-the-secret", AuthMethod.DIGEST))
                .plan(), second -> { }).execute());

        assertTrue(refused.getMessage().contains("401 Unauthorized"), refused.getMessage());
        assertFalse(refused.getMessage().contains("not-the-secret"));
    }

    @Test
    void eventsOfTheAskingAreNotCounted() throws Exception {
        RunOutcome outcome = new LoadRun(Plans.against(target()).rate(50).listeners(2).duration(Duration.ofSeconds(1))
            .plan(), second -> { }).execute();

        assertFalse(outcome.events().perName().containsKey("WaitEventComplete"), () -> "" + outcome.events().perName());
    }
}
