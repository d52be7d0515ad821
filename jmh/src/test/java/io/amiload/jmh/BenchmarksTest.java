// SPDX-License-Identifier: Apache-2.0
package io.amiload.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every row for a moment, in this process; its figures mean nothing. */
class BenchmarksTest {

    @Test
    void everyRowRunsAndFindsWhatItShould() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
            .include("^io\\.amiload\\.jmh\\.")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(20))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build()).run();

        Set<String> ran = new TreeSet<>();
        for (RunResult result : results) {
            String row = result.getParams().getBenchmark();
            ran.add(row);
            assertTrue(result.getPrimaryResult().getScore() > 0, row);
            assertTrue(result.getSecondaryResults().get("bytes").getScore() > 0, row + ": no volume");
        }
        assertEquals(rows(), ran);
        assertFalse(ran.isEmpty());
    }

    /** By reflection: the annotation processor's own list is what is tested. */
    private static Set<String> rows() {
        return Stream.of(DecodeBenchmark.class, PeerDecodeBenchmark.class, FloorBenchmark.class, EncodeBenchmark.class,
                SizesBenchmark.class, HostileKeysBenchmark.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Benchmark.class))
            .map(method -> method.getDeclaringClass().getName() + "." + method.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    }
}
