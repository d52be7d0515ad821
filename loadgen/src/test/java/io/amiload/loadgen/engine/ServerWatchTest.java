// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.measure.ServerMeasurement;
import io.amiload.loadgen.measure.ServerSample;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import io.amiload.loadgen.plan.Secret;
import io.amiload.loadgen.plan.Target;
import io.amiload.loadgen.plan.Wire;
import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ServerWatchTest {

    @Test
    void seesCallsOfTheTarget() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("watch", "w", "", "reporting").start()) {
            ServerSample first = firstSample(asterisk, false);
            assertEquals(0, first.calls());
            assertTrue(first.answerNanos() > 0);
        }
    }

    @Test
    void saysWhatItMayNotAsk() throws Exception {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("watch", "w", "", "call").start()) {
            ServerMeasurement seen = watch(asterisk, true);
            assertNull(seen.samples().get(0).calls());
            assertNull(seen.samples().get(0).queuedTasks());
            assertNull(seen.samples().get(0).memoryBytes());
            assertTrue(seen.notes().stream().anyMatch(note -> note.startsWith("calls: CoreStatus was refused")));
            assertTrue(seen.notes().stream().anyMatch(note -> note.startsWith("waiting tasks: ")));
            assertTrue(seen.notes().stream().anyMatch(note -> note.startsWith("processor time and memory: ")));
        }
    }

    @Test
    void targetThatIsGoneIsANoteAndNoFailure() throws Exception {
        EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("watch", "w", "", "all").start();
        int port = asterisk.port();
        asterisk.close();
        ServerWatch watch = new ServerWatch(dialer(port), credentials(), false, System.nanoTime());
        ServerMeasurement seen = watch.measurement();
        assertTrue(seen.samples().isEmpty());
        assertTrue(seen.notes().stream().anyMatch(note -> note.contains("ended")), seen.notes().toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsTheProcessThatListens() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.start()) {
            LocalProcess process = LocalProcess.listeningOn(InetAddress.getLoopbackAddress(), asterisk.port());
            assertNotNull(process);
            assertEquals(ProcessHandle.current().pid(), process.pid());
            assertTrue(process.cpuNanos() > 0);
            assertTrue(process.residentBytes() > 1 << 20);
        }
    }

    @Test
    void noProcessOfAnotherMachineIsFound() throws IOException {
        assertNull(LocalProcess.listeningOn(InetAddress.getByName("192.0.2.1"), 5038));
    }

    private static ServerSample firstSample(EmulatedAsterisk asterisk, boolean embedded) throws InterruptedException {
        ServerMeasurement seen = watch(asterisk, embedded);
        assertFalse(seen.samples().isEmpty(), seen.notes().toString());
        return seen.samples().get(0);
    }

    /** Watches until there is a sample. */
    private static ServerMeasurement watch(EmulatedAsterisk asterisk, boolean embedded) throws InterruptedException {
        ServerWatch watch = new ServerWatch(dialer(asterisk.port()), credentials(), embedded, System.nanoTime());
        while (watch.count() == 0) {
            Thread.sleep(5);
        }
        return watch.measurement();
    }

    private static Dialer dialer(int port) {
        return new Dialer(Target.parse("127.0.0.1:" + port, Wire.TCP));
    }

    private static Credentials credentials() {
        return new Credentials("watch", Secret.of("w"), AuthMethod.PLAIN);
    }
}
