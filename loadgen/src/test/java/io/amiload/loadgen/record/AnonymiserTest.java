// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymiserTest {

    private final Anonymiser anonymiser = Anonymiser.seeded("test");

    @Test
    void aNumberIsTheSameWhereverItStands() {
        String mapped = anonymiser.value("CallerIDNum", "4711");
        assertNotEquals("4711", mapped);
        assertTrue(mapped.matches("[0-9]{4}"), mapped);
        assertEquals("PJSIP/" + mapped + "-0000001a", anonymiser.value("Channel", "PJSIP/4711-0000001a"));
        assertEquals(mapped, anonymiser.value("DestExten", "4711"));
        assertEquals("PJSIP/" + mapped + ",30,tT", anonymiser.value("AppData", "PJSIP/4711,30,tT"));
        assertTrue(anonymiser.value("Contact", "sip:4711@pbx.acme.example").startsWith("sip:" + mapped + "@"));
    }

    @Test
    void aNameKeepsItsCaseAndLengthAndIsTheSameInAnyCase() {
        String mapped = anonymiser.value("CallerIDName", "Alice Smith");
        assertTrue(mapped.matches("[A-Z][a-z]{4} [A-Z][a-z]{4}"), mapped);
        assertEquals(mapped.toLowerCase(Locale.ROOT), anonymiser.text("alice smith"));
        String far = anonymiser.value("CallerIDName", "Jürgen 李雷");
        assertFalse(far.contains("ü") || far.contains("李"), far);
        assertEquals("Jürgen 李雷".getBytes(StandardCharsets.UTF_8).length, far.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void addressesStayAddresses() {
        String mapped = anonymiser.value("RemoteAddress", "IPV4/TCP/192.168.7.20/5555");
        assertTrue(mapped.matches("IPV4/TCP/1[0-9]{2}\\.[12][0-9]{2}\\.[0-9]\\.[0-9]{2}/[0-9]{4}")
            || mapped.matches("IPV4/TCP/2[0-5][0-9]\\.[12][0-9]{2}\\.[0-9]\\.[0-9]{2}/[0-9]{4}"), mapped);
        assertFalse(mapped.contains("192.168.7.20"));
        String six = anonymiser.text("at 2001:db8::17:4 to");
        assertTrue(six.matches("at [0-9a-f]{4}:[0-9a-f]{3}::[0-9a-f]{2}:[0-9a-f] to"), six);
        assertNotEquals("at 2001:db8::17:4 to", six);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Uniqueid|1700000000.12", "Privilege|call,all", "Message|Authentication accepted",
        "CallerIDName|<unknown>", "Exten|s", "DestChannelStateDesc|Ringing", "Timestamp|1700000000.123456",
        "BridgeUniqueid|0f8fad5b-d9cb-469f-a165-70867728950e", "Variable|DIALSTATUS=ANSWER", "Count|12345"})
    void whatSaysNothingOfAnybodyStays(String header) {
        String[] parts = header.split("\\|");
        assertEquals(parts[1], anonymiser.value(parts[0], parts[1]));
    }

    @Test
    void secretsInConfigurationsAreMapped() {
        assertFalse(anonymiser.text("secret = queue").contains("queue"));
    }

    @Test
    void differentNumbersStayDifferentAndNoneIsItself() {
        Set<String> mapped = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String number = String.format("%03d", i);
            String other = anonymiser.value("CallerIDNum", number);
            assertNotEquals(number, other);
            mapped.add(other);
        }
        assertEquals(1000, mapped.size());
    }

    @Test
    void theKeyDecides() {
        assertEquals(anonymiser.text("4915112345"), Anonymiser.seeded("test").text("4915112345"));
        assertNotEquals(Anonymiser.random().text("491511234567890"), Anonymiser.random().text("491511234567890"));
    }
}
