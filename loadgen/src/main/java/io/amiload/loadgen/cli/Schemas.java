// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.cli;

import io.amiload.loadgen.compare.ComparisonJson;
import io.amiload.loadgen.decode.StreamDecoder;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.plan.Scenarios;
import io.amiload.loadgen.plan.Suggestions;
import io.amiload.loadgen.record.RecordingWriter;
import io.amiload.loadgen.result.ResultFolder;
import io.amiload.loadgen.search.Certificate;
import io.amiload.loadgen.search.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The JSON Schemas of all that the commands write and read. */
enum Schemas {

    /** {@code result.json}. */
    RESULT("result.json: run --json, merge --json", ResultFolder::schema),
    /** {@code certificate.json}. */
    CERTIFICATE("certificate.json: search --json", Certificate::schema),
    /** {@code verification.json}. */
    VERIFICATION("verification.json: search --verify --json", Verification::schema),
    /** What a comparison prints. */
    COMPARISON("compare --json", ComparisonJson::schema),
    /** What a check of a target prints. */
    CHECKED("doctor --json", () -> ofThisPackage("doctor.schema.json")),
    /** What a replay prints. */
    REPLAYED("replay --json", () -> ofThisPackage("replay.schema.json")),
    /** A line of a decoded stream. */
    DECODED("a line of decode", StreamDecoder::schema),
    /** A line of a recording. */
    RECORDING("a line of what record writes", RecordingWriter::schema),
    /** A scenario. */
    SCENARIO("a file for run --scenario", Scenarios::schema),
    /** A traffic profile. */
    TRAFFIC("a file for emulate --traffic", EmulateCommand::trafficSchema);

    private final String describes;
    private final Supplier<String> text;

    Schemas(String describes, Supplier<String> text) {
        this.describes = describes;
        this.text = text;
    }

    /** The schema itself. */
    String text() {
        return text.get();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, a line each. */
    static String list() {
        StringBuilder list = new StringBuilder();
        for (Schemas schema : values()) {
            list.append(String.format(Locale.ROOT, "%-14s%s%n", schema.word(), schema.describes));
        }
        return list.toString();
    }

    static Schemas named(String word) {
        List<String> words = Arrays.stream(values()).map(Schemas::word).toList();
        int found = words.indexOf(word.toLowerCase(Locale.ROOT));
        if (found < 0) {
            throw new PlanException("--print-schema: there is no schema '" + word + "'"
                + Suggestions.forWord(word, words) + "; there are " + String.join(", ", words));
        }
        return values()[found];
    }

    private static String ofThisPackage(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema cannot be read from the program itself", e);
        }
    }
}
