// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.amiload.corpus.Corpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Path recorded(String name) throws IOException {
        Path file = folder.resolve(name);
        try (RecordingWriter writer = new RecordingWriter(file, "test", "proxy", "pbx:5038", null)) {
            ConnectionRecorder connection = writer.open("127.0.0.1:1");
            connection.data(Side.SERVER, 1_000, bytes("Asterisk Call Manager/11.0.0\r\n"));
            connection.data(Side.CLIENT, 2_000, bytes("Action: Login\r\nSec"));
            connection.data(Side.CLIENT, 3_000, bytes("ret: geheim\r\n\r\nAction: Ping\r\n\r\n"));
            connection.data(Side.SERVER, 4_000, bytes("Event: A\r\nPrivilege: call,all\r\n\r\nEv"));
            connection.data(Side.SERVER, 9_000, bytes("ent: B\r\nPrivilege: call,all\r\n\r\n"));
            connection.close("closed by the client");
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.jsonl", "r.jsonl.gz"})
    void whatWasWrittenIsReadWithItsTimesAndWithoutSecrets(String name) throws IOException {
        Recording recording = Recording.read(recorded(name));
        assertTrue(recording.whole());
        Recording.Connection connection = recording.loudest();
        assertEquals("Action: Login\r\nSecret: ***\r\n\r\nAction: Ping\r\n\r\n",
            new String(connection.client().bytes(), StandardCharsets.ISO_8859_1));
        CapturedEvents events = CapturedEvents.of(connection.server());
        assertEquals("11.0.0", events.managerVersion());
        assertEquals(2, events.ends().length);
        assertEquals(5_000, events.lengthNanos(), "from the read that ended A to the one that ended B");
        assertEquals(RecordedAction.Use.SESSION, RecordedAction.of(connection.client()).get(0).use());
        assertEquals(3_000, RecordedAction.of(connection.client()).get(1).nanos());
    }

    @Test
    void eachLineFitsTheSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(RecordingWriter.class.getResourceAsStream("recording.schema.json"));
        for (String line : Files.readAllLines(recorded("r.jsonl"))) {
            assertEquals(Set.of(), schema.validate(new ObjectMapper().readTree(line)), line);
        }
        assertFalse(schema.validate(new ObjectMapper().readTree("{\"type\":\"data\"}")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.jsonl", "r.jsonl.gz"})
    void aRecordingThatWasCutOffAnywhereIsReadUpToThere(String name) throws IOException {
        byte[] whole = Files.readAllBytes(recorded(name));
        int most = 0;
        for (int length = whole.length - 1; length > 0; length -= 7) {
            Path cut = Files.write(folder.resolve("cut-" + name), Arrays.copyOf(whole, length));
            try {
                Recording recording = Recording.read(cut);
                most = Math.max(most, recording.connections().size());
            } catch (RecordingException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
        assertEquals(1, most);
    }

    @Test
    void whileItIsWrittenItCanBeReadAlmostToItsEnd() throws Exception {
        for (String name : new String[] {"live.jsonl", "live.jsonl.gz"}) {
            Path file = folder.resolve(name);
            try (RecordingWriter writer = new RecordingWriter(file, "test", "proxy", "pbx", null)) {
                writer.open("x").data(Side.SERVER, 1, bytes("Event: A\r\n\r\n"));
                Recording recording = Recording.read(file);
                for (int i = 0; i < 500 && (recording.connections().isEmpty()
                    || recording.loudest().server().size() == 0); i++) {
                    Thread.sleep(20);
                    recording = Recording.read(file);
                }
                assertArrayEquals(bytes("Event: A\r\n\r\n"), recording.loudest().server().bytes());
                assertFalse(recording.whole());
            }
        }
    }

    @Test
    void plainBytesOfEitherSideAreReadToo() throws IOException {
        Path server = Files.write(folder.resolve("s.ami"), Corpus.capture("asterisk22/dial-busy.ami").bytes());
        CapturedEvents events = CapturedEvents.of(Recording.read(server).loudest().server());
        assertTrue(events.stamped());
        assertEquals(-1, events.lengthNanos());
        Path client = Files.write(folder.resolve("c.actions"), bytes("Action: Ping\r\n\r\nAction: Originate\r\n\r\n"));
        assertEquals(RecordedAction.Use.CHANGES,
            RecordedAction.of(Recording.read(client).connections().get(0).client()).get(1).use());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hello                                        | neither a recording nor bytes of the manager protocol
        {"type":"other"}                             | its first line is not that of a recording
        {"type":"recording","schemaVersion":9}       | it has schemaVersion 9
        {broken                                      | line 1 is not JSON
        """)
    void whatIsNoneIsExplained(String text, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("x"), text + "\n");
        RecordingException e = assertThrows(RecordingException.class, () -> Recording.read(file));
        assertTrue(e.getMessage().contains(complaint), e.getMessage());
    }
}
