// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.amiload.emulator.EmulatedAsterisk;
import io.amiload.loadgen.measure.Calibration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int doctor(EmulatedAsterisk asterisk, String user, String secret, String... more) {
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out,
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("AMILOAD_SECRET", secret), folder, false, false);
        List<String> args = new ArrayList<>(List.of("doctor", "--no-calibration", "--user", user, "--target",
            "127.0.0.1:" + asterisk.port()));
        args.addAll(List.of(more));
        return Main.execute(console, EngineLoad::new, args.toArray(String[]::new));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatTheTargetIsAndWhatTheAccountMayDo() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("load", "s3cret", "all", "all").start()) {
            assertEquals(0, doctor(asterisk, "load", "s3cret"));
            assertTrue(out().contains("target    127.0.0.1:" + asterisk.port() + ", Asterisk Call Manager/11.0.0"), out());
            assertTrue(out().contains("originate         may be run (changes the target's state)"), out());
            assertTrue(out().contains("clock     ahead of ours by "), out());
            assertFalse(out().contains("s3cret"));
        }
    }

    @Test
    void namesWhatAnAccountMayNot() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("few", "s3cret", "call", "reporting")
            .start()) {
            assertEquals(0, doctor(asterisk, "few", "s3cret"));
            assertTrue(out().contains("originate         NOT allowed: Originate"), out());
            assertTrue(out().contains("ping              may be run"), out());
            assertTrue(out().contains("limits    not known: the account may not run commands"), out());
        }
    }

    @Test
    void jsonHoldsTheSame() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("load", "s3cret", "all", "all").start()) {
            assertEquals(0, doctor(asterisk, "load", "s3cret", "--json"));
            JsonNode document = new ObjectMapper().readTree(out());
            assertEquals("11.0.0", document.at("/target/amiVersion").asText());
            assertTrue(document.at("/target/clockError").asLong() > 0);
            assertEquals(0, document.at("/target/scenarios/mixed").size(), "nothing is missing for it");
            assertTrue(document.at("/machine/cores").asInt() >= 1);
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(DoctorCommand.class.getResourceAsStream("doctor.schema.json"));
            assertEquals(Set.of(), schema.validate(document));
            ((ObjectNode) document.get("target")).remove("clockError");
            assertEquals(1, schema.validate(document).size());
        }
    }

    @Test
    void aWrongSecretIsExitCode3() throws IOException {
        try (EmulatedAsterisk asterisk = EmulatedAsterisk.builder().account("load", "s3cret", "all", "all").start()) {
            assertEquals(3, doctor(asterisk, "load", "wrong-one"));
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("refused the login of 'load'"));
            assertFalse(err.toString(StandardCharsets.UTF_8).contains("wrong-one"));
        }
    }

    @Test
    void aCalibrationIsKeptForRunsUnderTheSameConditions() throws IOException {
        CalibrationCache cache = CalibrationCache.of(Map.of("XDG_CACHE_HOME", folder.toString(), "HOME", "/nowhere"));
        Calibration measured = new Calibration(123_456.5, 7_000_000, 2, Instant.parse("2026-01-02T03:04:05Z"), false);
        assertNull(cache.find(2));

        Path file = cache.keep(measured);
        assertEquals(folder.resolve("amiload").resolve("calibration.json"), file);
        assertEquals(new Calibration(123_456.5, 7_000_000, 2, measured.measured(), true), cache.find(2));
        assertNull(cache.find(1), "with one event loop it would be another number");

        Files.writeString(file, "{ this is not JSON");
        assertNull(cache.find(2));
        assertNull(CalibrationCache.of(Map.of()).keep(measured), "where there is no home, nothing is kept");
    }
}
