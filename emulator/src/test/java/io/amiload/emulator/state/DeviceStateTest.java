// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are what Asterisk 22 and 16 said to the same devices. */
class DeviceStateTest {

    @ParameterizedTest
    @CsvSource({
        "INUSE, UNKNOWN, InUse, 1",
        "INUSE, RINGING, InUse&Ringing, 9",
        "BUSY, RINGING, InUse&Ringing, 9",
        "INUSE, RINGINUSE, InUse&Ringing, 9",
        "INUSE, BUSY, Busy, 2",
        "ONHOLD, NOT_INUSE, Hold, 16",
        "ONHOLD, RINGING, InUse&Ringing, 9",
        "UNAVAILABLE, UNAVAILABLE, Unavailable, 4",
        "NOT_INUSE, UNAVAILABLE, Idle, 0",
        "NOT_INUSE, RINGING, Ringing, 8",
    })
    void severalDevicesMakeOneState(DeviceState first, DeviceState second, String text, int number) {
        ExtensionState sum = DeviceState.ofAll(List.of(first, second)).extension();
        assertEquals(text, sum.text());
        assertEquals(number, sum.number());
        assertEquals(sum, DeviceState.ofAll(List.of(second, first)).extension(), "the order does not matter");
    }

    @Test
    void withoutADeviceAnExtensionIsUnavailable() {
        assertEquals(ExtensionState.UNAVAILABLE, DeviceState.ofAll(List.of()).extension());
    }

    @Test
    void readsStatesInAnyCase() {
        assertEquals(DeviceState.RINGINUSE, DeviceState.of("ringinuse"));
        assertNull(DeviceState.of("nonsense"));
    }

    @Test
    void listsInTheOrderThatARealServerShowed() {
        assertOrder(List.of("corpusempty", "beta", "mixq", "epsilon", "support", "Support2", "delta", "alpha", "zeta",
                "eta", "corpusq", "theta", "gamma", "iota"), BucketOrder::ofQueue);
        assertOrder(List.of("1001", "lamp", "pres", "both", "h8", "h5", "h4", "h7", "h6", "h1", "h3", "h2", "3001"),
                BucketOrder::ofHint);
        assertOrder(List.of("Local/ringans@corpus/n", "Local/member@corpus/n", "Custom:lamp1"), BucketOrder::ofMember);
        assertOrder(List.of("Queue:alpha_pause_Local/ringans@corpus/n", "Queue:beta_avail", "Queue:eta_avail",
                "Queue:Support2_avail", "PJSIP/3001", "PJSIP/3002", "Queue:corpusempty_avail", "Queue:mixq_avail",
                "PJSIP/1001", "Queue:gamma_avail", "Queue:support_pause_Local/hold@load/n"), BucketOrder::ofDevice);
    }

    private static void assertOrder(List<String> real, ToIntFunction<String> bucket) {
        List<String> shuffled = new ArrayList<>(real);
        // Two that share a bucket stay as they are.
        Collections.shuffle(shuffled, new Random(3));
        shuffled.sort(Comparator.comparingInt(name -> Math.max(List.of("mixq", "epsilon").indexOf(name), 0)));
        assertEquals(real, BucketOrder.sort(shuffled, name -> name, bucket));
    }

    @Test
    void readsPresence() {
        assertEquals(new Presence("away", "lunch: sub", "at \"desk\""), Presence.parse("away,lunch: sub,at \"desk\""));
        assertEquals(new Presence("available", "", ""), Presence.parse("available,,"));
        assertEquals(new Presence("chat", "sub", "msg"), Presence.parse("chat,c3Vi,bXNn,e"));
        assertNull(Presence.parse("bogus,sub,msg"));
        assertNull(Presence.parse("away,sub,msg,x"));
    }
}
