// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.AsteriskVersion;
import io.amiload.emulator.EmulatedAsterisk;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

@AmiEmulator(tls = true, http = true, https = true, calls = 5)
class AmiEmulatorExtensionTest {

    private static EmulatedAsterisk ofTheClass;

    private final EmulatedAsterisk ofTheConstructor;
    private EmulatedAsterisk before;

    AmiEmulatorExtensionTest(EmulatedAsterisk asterisk) {
        ofTheConstructor = asterisk;
    }

    @BeforeAll
    static void all(EmulatedAsterisk asterisk) {
        ofTheClass = asterisk;
    }

    @BeforeEach
    void each(EmulatedAsterisk asterisk) {
        before = asterisk;
    }

    @AfterAll
    static void stillThere(EmulatedAsterisk asterisk) throws IOException {
        new Socket(asterisk.host(), asterisk.port()).close();
    }

    @Test
    void aClassHasOneServer(EmulatedAsterisk asterisk) {
        assertSame(ofTheClass, asterisk);
        assertSame(ofTheClass, ofTheConstructor);
        assertSame(ofTheClass, before);
        assertEquals(AsteriskVersion.V22, asterisk.version());
    }

    @Test
    void itSpeaksWhatTheAttributesSay(EmulatedAsterisk asterisk) {
        assertTrue(asterisk.tlsPort() > 0 && asterisk.httpPort() > 0 && asterisk.httpsPort() > 0);
    }

    @Test
    @AmiEmulator(version = AsteriskVersion.V16)
    void aMethodMayHaveItsOwn(EmulatedAsterisk asterisk) {
        assertNotSame(ofTheClass, asterisk);
        assertSame(before, asterisk, "also before the test");
        assertEquals(AsteriskVersion.V16, asterisk.version());
        assertThrows(IllegalStateException.class, asterisk::httpPort);
    }

    @Nested
    class ANestedClass {

        @Test
        void sharesThatOfTheClassAroundIt(EmulatedAsterisk asterisk) {
            assertSame(ofTheClass, asterisk);
        }
    }

    /** Run by the test below. */
    static class Broken {

        @Test
        void hasNone(EmulatedAsterisk asterisk) {
            throw new AssertionError("not to be reached");
        }
    }

    /** Run by the test below. */
    @AmiEmulator
    static class Kept {

        private static EmulatedAsterisk kept;

        @Test
        void keepsIt(EmulatedAsterisk asterisk) {
            kept = asterisk;
        }
    }

    @Test
    void theServerIsClosedBehindItsClass() {
        EngineTestKit.engine("junit-jupiter").selectors(DiscoverySelectors.selectClass(Kept.class)).execute().testEvents()
                .assertStatistics(statistics -> statistics.succeeded(1));
        assertThrows(ConnectException.class, () -> new Socket(Kept.kept.host(), Kept.kept.port()).close());
    }

    @Test
    void withoutTheAnnotationJUnitSaysSo() {
        EngineTestKit.engine("junit-jupiter").selectors(DiscoverySelectors.selectClass(Broken.class)).execute()
                .testEvents().failed().assertEventsMatchExactly(EventConditions.finishedWithFailure(
                        TestExecutionResultConditions.message(message -> message.contains("EmulatedAsterisk"))));
    }
}
