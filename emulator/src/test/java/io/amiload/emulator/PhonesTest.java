// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTest {

    /** The reasons are those of OriginateResponse. */
    @ParameterizedTest
    @CsvSource({"ANSWERS,4", "ANSWERS_AT_ONCE,4", "BUSY,5", "DECLINES,0", "UNAVAILABLE,8", "UNREGISTERED,0", "RINGS,3"})
    void aCallToAPhoneEndsAsThePhoneBehaves(Phone behaviour, String reason) throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().phone("desk", behaviour).start();
                TestClient client = TestClient.loggedIn(asterisk, "admin", asterisk.secret())) {
            client.ask("Action: Originate", "Channel: PJSIP/desk", "Application: Wait", "Data: 0.1", "Async: true",
                    "Timeout: 1500");
            assertEquals(reason, client.nextEvent("OriginateResponse").get("Reason"));
        }
    }

    @Test
    void soundThatAPhoneSendsIsReportedEveryFiveSeconds() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().phone("desk", Phone.TALKS).start();
                TestClient client = TestClient.loggedIn(asterisk, "admin", asterisk.secret())) {
            client.socket().setSoTimeout(20_000);
            client.ask("Action: Originate", "Channel: PJSIP/desk", "Application: Wait", "Data: 30", "Async: true");
            TestClient.Message sent = client.nextEvent("RTCPSent");
            assertEquals("201(RR)", sent.get("PT"), "nothing is sent to the phone");
            assertEquals("1", sent.get("ReportCount"));
            TestClient.Message received = client.nextEvent("RTCPReceived");
            assertEquals("200(SR)", received.get("PT"));
            assertEquals("0", received.get("ReportCount"));
            long packets = Long.parseLong(received.get("SentPackets"));
            assertTrue(packets >= 249, packets + " packets in five seconds");
            assertEquals(Long.toString(packets * 160), received.get("SentOctets"));
            TestClient.Message next = client.nextEvent("RTCPReceived");
            assertTrue(Long.parseLong(next.get("SentPackets")) >= packets + 200, "it grows");
            assertEquals(sent.get("From"), next.get("To"));
        }
    }

    @Test
    void soundForAPhoneIsReportedThoughItSaysNothing() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().phone("desk", Phone.ANSWERS_AT_ONCE).start();
                TestClient client = TestClient.loggedIn(asterisk, "admin", asterisk.secret())) {
            client.socket().setSoTimeout(20_000);
            client.ask("Action: Originate", "Channel: PJSIP/desk", "Application: Milliwatt", "Async: true");
            TestClient.Message sent = client.nextEvent("RTCPSent");
            assertEquals("200(SR)", sent.get("PT"));
            assertEquals("87.2", sent.get("MES"));
            TestClient.Message received = client.nextEvent("RTCPReceived");
            assertEquals("201(RR)", received.get("PT"));
            assertEquals(sent.get("SSRC"), received.get("Report0SourceSSRC"));
        }
    }

    @Test
    void whoIsNotRegisteredCanCallButNotBeCalled() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            PhoneCall call = asterisk.phones().call("1001", "hold");
            assertEquals("PJSIP/1001-00000000", call.channel());
            assertTrue(call.isUp());
            assertEquals(1, asterisk.channels());
            call.hangUp();
            assertFalse(call.isUp());
            assertEquals(0, asterisk.channels());
        }
    }

    @Test
    void tellsRegistrationsAndReachability() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start();
                TestClient client = TestClient.loggedIn(asterisk, "admin", asterisk.secret())) {
            EmulatedPhones phones = asterisk.phones();
            phones.register("1001", "sip:1001@127.0.0.1:5071");
            assertEquals("Reachable", client.nextEvent("PeerStatus").get("PeerStatus"));
            assertEquals("NOT_INUSE", client.nextEvent("DeviceStateChange").get("State"));
            assertEquals("NonQualified", client.nextEvent("ContactStatus").get("ContactStatus"));
            phones.qualified("1001", Duration.ofMillis(3));
            TestClient.Message reachable = client.nextEvent("ContactStatus");
            assertEquals("Reachable", reachable.get("ContactStatus"));
            assertEquals("3000", reachable.get("RoundtripUsec"));
            phones.unreachable("1001");
            assertEquals("Unreachable", client.nextEvent("PeerStatus").get("PeerStatus"));
            phones.unregister("1001");
            assertEquals("Unreachable", client.nextEvent("ContactStatus").get("ContactStatus"));
            assertEquals("Removed", client.nextEvent("ContactStatus").get("ContactStatus"));
        }
    }

    @Test
    void namesWhatItKnowsWhenAPhoneIsUnknown() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                    () -> asterisk.phones().call("nobody", "echo"));
            assertTrue(e.getMessage().contains("nobody") && e.getMessage().contains("1001"), e.getMessage());
        }
    }
}
