// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.amiload.loadgen.result.Differences;
import io.amiload.loadgen.result.Differences.Difference;
import io.amiload.loadgen.result.StoredResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What makes two results different before anything was measured.
 *
 * @param obstacles differences of plan or environment, for which the numbers must not be held against each other
 * @param subjects  differences of target or tool: what the comparison is about
 * @param notes     differences that do no harm, but should be known
 */
public record Comparability(List<Difference> obstacles, List<Difference> subjects, List<Difference> notes) {

    private static final Set<String> HARMLESS_PLAN =
        Set.of("name", "command", "seed", "slo", "maxErrors", "loginTimeout", "drainTimeout", "warmup");
    /** Told by {@code rate} and {@code stages} already, or depending on the length alone. */
    private static final Set<String> DERIVED_PLAN = Set.of("profile", "duration", "stages");
    private static final Set<String> HARMLESS_ENVIRONMENT = Set.of("openFiles", "somaxconn", "localPorts");

    /** Copies the lists. */
    public Comparability {
        obstacles = List.copyOf(obstacles);
        subjects = List.copyOf(subjects);
        notes = List.copyOf(notes);
    }

    static Comparability of(StoredResult a, StoredResult b) {
        List<Difference> obstacles = new ArrayList<>();
        List<Difference> notes = new ArrayList<>();
        for (String name : names(a.json().path("plan"), b.json().path("plan"))) {
            List<Difference> found = Differences.between("plan." + name, a.plan(name), b.plan(name));
            if (HARMLESS_PLAN.contains(name)) {
                if (!name.equals("command") && !name.equals("name")) {
                    notes.addAll(found);
                }
            } else if (!DERIVED_PLAN.contains(name)) {
                obstacles.addAll(found);
            }
        }
        if (!isConstant(a.plan("stages")) || !isConstant(b.plan("stages"))) {
            obstacles.addAll(Differences.between("plan.stages", a.plan("stages"), b.plan("stages")));
        }
        if (a.measuredNanos() != b.measuredNanos()) {
            notes.addAll(Differences.between("measured", a.json().path("measured"), b.json().path("measured")));
        }
        JsonNode here = a.json().path("environment");
        JsonNode there = b.json().path("environment");
        for (String name : names(here, there)) {
            (HARMLESS_ENVIRONMENT.contains(name) ? notes : obstacles)
                .addAll(Differences.between("environment." + name, here.path(name), there.path(name)));
        }
        List<Difference> subjects =
            new ArrayList<>(Differences.between("target", a.json().path("target"), b.json().path("target")));
        if (a.json().at("/target/emulated").asBoolean() && b.json().at("/target/emulated").asBoolean()) {
            // The built-in emulator takes another port each time.
            subjects.removeIf(difference -> difference.path().equals("target.address"));
        }
        subjects.addAll(Differences.between("tool", a.json().path("tool"), b.json().path("tool")));
        return new Comparability(obstacles, subjects, notes);
    }

    private static Set<String> names(JsonNode a, JsonNode b) {
        Set<String> names = new LinkedHashSet<>();
        a.fieldNames().forEachRemaining(names::add);
        b.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** One rate from the start to the end, however often it was begun anew: its length does not matter. */
    private static boolean isConstant(JsonNode stages) {
        for (JsonNode stage : stages) {
            if (!stage.path("kind").asText().equals("hold")
                || stage.path("to").asDouble() != stages.get(0).path("to").asDouble()) {
                return false;
            }
        }
        return true;
    }
}
