// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LotSettingsTest {

    @Test
    void theUsualLotParksWith700() {
        LotSettings lot = LotSettings.usual();
        assertEquals("700", lot.extension());
        assertEquals("parkedcalls", lot.context());
        assertEquals(701, lot.first());
        assertEquals(720, lot.last());
        assertEquals(45, lot.seconds());
        assertTrue(lot.comebackToOrigin());
        assertEquals(30, lot.comebackDialSeconds());
    }

    @Test
    void readsASection() {
        LotSettings lot = LotSettings.of("small", Map.of("parkpos", "1-2", "parkingtime", "3", "comebacktoorigin", "no",
                "findslot", "next"));
        assertEquals("", lot.extension());
        assertEquals(3, lot.seconds());
        assertTrue(lot.nextSpace());
        assertFalse(lot.comebackToOrigin());
        assertEquals("parkedcallstimeout", lot.comebackContext());
    }

    @Test
    void saysWhichValueIsWrong() {
        assertTrue(refused("parkpos", "720-701").contains("parkpos"));
        assertTrue(refused("parkpos", "701").contains("parkpos"));
        assertTrue(refused("parkingtime", "long").contains("parkingtime must be made of numbers, is \"long\""));
    }

    private static String refused(String option, String value) {
        return assertThrows(IllegalArgumentException.class, () -> LotSettings.of("lot", Map.of(option, value)))
                .getMessage();
    }
}
