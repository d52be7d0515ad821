// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path base;

    @Test
    void isNamedAfterTimeAndRun() {
        assertEquals(base.resolve("results/runs/20260102T030405Z-mixed"),
            ResultFolder.inside(base, WHEN, "mixed").path());
    }

    @Test
    void twoRunsOfOneSecondGetTwoFolders() {
        ResultFolder.inside(base, WHEN, "mixed");
        assertEquals(base.resolve("results/runs/20260102T030405Z-mixed-2"),
            ResultFolder.inside(base, WHEN, "mixed").path());
    }

    @Test
    void refusesAPathBelowAFile() throws IOException {
        Path file = Files.writeString(base.resolve("file"), "");
        assertTrue(assertThrows(PlanException.class, () -> ResultFolder.at(file.resolve("x"))).getMessage()
            .contains("cannot be"));
        assertTrue(assertThrows(PlanException.class, () -> ResultFolder.at(file)).getMessage().contains("is a file"));
    }

    @Test
    void refusesAFolderThatHoldsAResult() throws IOException {
        Files.writeString(base.resolve(ResultFolder.RESULT), "{}");
        assertTrue(assertThrows(PlanException.class, () -> ResultFolder.at(base)).getMessage()
            .contains("holds a result already"));
        assertEquals("{}", Files.readString(base.resolve(ResultFolder.RESULT)));
    }

    @Test
    void takesBackWhatItMadeAndNothingElse() throws IOException {
        Files.createDirectories(base.resolve("results"));
        ResultFolder folder = ResultFolder.inside(base, WHEN, "mixed");
        Files.writeString(folder.file(ResultFolder.INTERVALS), "x");
        folder.discard();
        assertFalse(Files.exists(base.resolve("results/runs")));
        assertTrue(Files.exists(base.resolve("results")));
    }

    @Test
    void leavesAFolderThatWasThere() {
        ResultFolder.at(base).discard();
        assertTrue(Files.exists(base));
    }
}
