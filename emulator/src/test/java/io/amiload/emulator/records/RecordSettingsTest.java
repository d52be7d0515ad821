// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigFile;
import io.amiload.emulator.config.ConfigReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordSettingsTest {

    private final List<String> lines = new ArrayList<>();

    private ConfigFile file(String name, String text) throws ConfigException {
        return ConfigReader.read(name, text, lines::add);
    }

    @Test
    void aServerAsInstalledMakesRecordsAndTellsNobody() {
        assertTrue(CdrSettings.USUAL.enabled());
        assertTrue(CdrSettings.USUAL.endBeforeH());
        assertFalse(CdrSettings.USUAL.unanswered());
        assertFalse(CdrSettings.USUAL.toManager());
        assertFalse(CelSettings.OFF.isTold());
    }

    @Test
    void readsTheFiles() throws ConfigException {
        CdrSettings cdr = CdrSettings.read(
                file("cdr.conf", "[general]\nunanswered = yes\ncongestion = yes\nbatch = yes\n[csv]\nusegmtime = yes\n"),
                file("cdr_manager.conf", "[general]\nenabled = yes\n[mappings]\nrate => Rate\n"), lines::add);
        assertTrue(cdr.unanswered() && cdr.congestion() && cdr.toManager());
        assertEquals(Map.of("rate", "Rate"), cdr.mappings());
        assertEquals(List.of("cdr.conf:4: batch is not emulated and has no effect"), lines);
        CelSettings cel = CelSettings.read(file("cel.conf",
                "[general]\nenable = yes\napps = Dial, park\nevents = CHAN_START,hangup\n[manager]\nenabled = yes\n"),
                lines::add);
        assertTrue(cel.isTold());
        assertEquals(Set.of(CelEvent.CHAN_START, CelEvent.HANGUP), cel.events());
        assertTrue(cel.tracks("DIAL"));
        assertFalse(cel.tracks("Queue"));
    }

    @Test
    void saysWhereAFileIsWrong() {
        ConfigException event = assertThrows(ConfigException.class, () -> CelSettings.read(
                file("cel.conf", "[general]\nenable = yes\nevents = CHAN_START,BOO\n"), lines::add));
        assertEquals("cel.conf:3: there is no event \"boo\"", event.getMessage());
        ConfigException option = assertThrows(ConfigException.class, () -> CdrSettings.read(
                file("cdr.conf", "[general]\nunanswerd = yes\n"), null, lines::add));
        assertEquals("cdr.conf:2: there is no option \"unanswerd\" in [general]; Asterisk does not use such a file",
                option.getMessage());
    }
}
