// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiload.loadgen.plan.PlanException;
import io.amiload.loadgen.result.Differences;
import io.amiload.loadgen.result.Quantity;
import io.amiload.loadgen.result.StoredResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether results may be added up, and how. What does not fit is refused with the reason. */
final class Fit {

    /** Windows that have this much of their time in common were meant to be at the same time. */
    private static final double SAME_TIME = 0.9;

    private static final List<String> ALWAYS = List.of("model", "arrivals", "catchUp", "inFlight", "auth", "transport",
        "httpFormat", "warmup", "duration", "actionTimeout", "drainTimeout", "audit", "scenario", "slo");
    private static final List<String> IN_REPEATS =
        List.of("rate", "profile", "stages", "connections", "listeners", "loops");
    private static final List<String> OF_TARGET = List.of("transport", "banner", "asteriskVersion", "emulated");

    private Fit() {
    }

    /**
     * Finds out how results belong together.
     *
     * @param parts    at least two
     * @param together true when they are known to have run at the same time, whatever their clocks say
     * @return how to add them up
     * @throws PlanException when they must not be
     */
    static MergeKind of(List<StoredResult> parts, boolean together) {
        refuseTwice(parts);
        for (StoredResult part : parts) {
            if (part.json().path("verdict").path("status").asText().equals("partial")) {
                throw new PlanException(part.name() + " was stopped before its end; its window is shorter than the"
                    + " plan's,"
                    + " so it does not fit the others");
            }
        }
        MergeKind kind = together ? MergeKind.TOGETHER : kind(parts);
        StoredResult first = parts.get(0);
        for (StoredResult other : parts.subList(1, parts.size())) {
            List<Differences.Difference> found = differences(first.json(), other.json(), kind);
            if (!found.isEmpty()) {
                StringBuilder text = new StringBuilder(first.name() + " and " + other.name() + " do not fit each"
                    + " other:");
                found.forEach(difference -> text.append("\n  ").append(difference));
                throw new PlanException(text.append(kind == MergeKind.REPEATS
                    ? "\n(amiload compare tells what such a difference does)" : "").toString());
            }
        }
        return kind;
    }

    private static void refuseTwice(List<StoredResult> parts) {
        Set<Path> seen = new HashSet<>();
        for (StoredResult part : parts) {
            try {
                if (!seen.add(part.folder().toRealPath())) {
                    throw new PlanException(part.name() + " is given twice; it would count double");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static MergeKind kind(List<StoredResult> parts) {
        int atOnce = 0;
        int apart = 0;
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                long common = common(parts.get(j), parts.get(i));
                long shorter = Math.min(parts.get(i).measuredNanos(), parts.get(j).measuredNanos());
                if (common >= SAME_TIME * shorter) {
                    atOnce++;
                } else if (common <= 0) {
                    apart++;
                } else {
                    throw new PlanException(parts.get(j).name() + " and " + parts.get(i).name() + " ran at the same"
                        + " time for "
                        + Quantity.nanos(common) + " of " + Quantity.nanos(shorter) + ": that is neither one run on"
                        + " several"
                        + " machines nor a repeated run. Start them together, or, if only the machines' clocks"
                        + " differ, say"
                        + " --together");
                }
            }
        }
        if (atOnce > 0 && apart > 0) {
            throw new PlanException("some of these ran at the same time, others after each other; merge first those"
                + " of each"
                + " time, then the results of that");
        }
        return apart > 0 ? MergeKind.REPEATS : MergeKind.TOGETHER;
    }

    /** Nanoseconds that two windows have in common; not more than zero when they have none. */
    private static long common(StoredResult a, StoredResult b) {
        Instant startA = Instant.parse(a.json().path("started").asText());
        Instant startB = Instant.parse(b.json().path("started").asText());
        long apart = (startB.toEpochMilli() - startA.toEpochMilli()) * 1_000_000;
        return Math.min(a.measuredNanos(), apart + b.measuredNanos()) - Math.max(0, apart);
    }

    private static List<Differences.Difference> differences(JsonNode a, JsonNode b, MergeKind kind) {
        List<Differences.Difference> found = new ArrayList<>();
        List<String> members = new ArrayList<>(ALWAYS);
        if (kind == MergeKind.REPEATS) {
            members.addAll(IN_REPEATS);
            found.addAll(Differences.between("environment", a.path("environment"), b.path("environment")));
            if (!a.path("target").path("emulated").asBoolean()) {
                // The built-in emulator takes another port each time.
                found.addAll(Differences.between("target.address", a.path("target").path("address"),
                    b.path("target").path("address")));
            }
        } else {
            found.addAll(shape(a.path("plan").path("stages"), b.path("plan").path("stages")));
        }
        for (String member : members) {
            found.addAll(Differences.between("plan." + member, a.path("plan").path(member),
                b.path("plan").path(member)));
        }
        for (String member : OF_TARGET) {
            found.addAll(Differences.between("target." + member, a.path("target").path(member),
                b.path("target").path(member)));
        }
        return found;
    }

    /** Stages may have other rates on another machine, but must begin and end with those of the others. */
    private static List<Differences.Difference> shape(JsonNode a, JsonNode b) {
        if (a.size() != b.size()) {
            return List.of(new Differences.Difference("plan.stages", a.size() + " stages", b.size() + " stages"));
        }
        List<Differences.Difference> found = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            for (String member : List.of("kind", "duration")) {
                found.addAll(Differences.between("plan.stages[" + i + "]." + member, a.get(i).path(member),
                    b.get(i).path(member)));
            }
        }
        return found;
    }
}
