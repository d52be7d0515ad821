// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.util.ArrayList;
import java.util.List;

/** Reads the one-line form of a profile, once. */
final class ProfileParser {

    private static final List<String> WORDS = List.of("rate", "hold", "ramp", "spike");

    private final TextCursor text;
    private final List<Stage> stages = new ArrayList<>();
    private double rate;

    ProfileParser(String spec) {
        text = new TextCursor("profile", spec);
    }

    List<Stage> stages() {
        text.skipBlanks();
        if (text.atEnd()) {
            throw text.error("is empty; expected something like rate(100/s) hold(30s)");
        }
        while (!text.atEnd()) {
            step();
            text.skipBlanks();
        }
        if (stages.isEmpty()) {
            throw text.error("has a rate but no time; add hold(30s)");
        }
        return stages;
    }

    private void step() {
        int start = text.position();
        String word = text.word();
        if (!WORDS.contains(word)) {
            throw text.errorAt(start, word.isEmpty()
                ? "expected rate(…), hold(…), ramp(…) or spike(…)"
                : "'" + word + "' is not a step" + Suggestions.forWord(word, WORDS)
                    + "; expected rate(…), hold(…), ramp(…) or spike(…)");
        }
        text.expect('(');
        switch (word) {
            case "rate" -> rate = rateArgument();
            case "hold" -> stages.add(new Stage(Stage.Kind.HOLD, rate, rate, lengthArgument()));
            case "ramp" -> {
                double to = rateArgument();
                text.expect(',');
                stages.add(new Stage(Stage.Kind.RAMP, rate, to, lengthArgument()));
                rate = to;
            }
            default -> {
                double at = rateArgument();
                text.expect(',');
                stages.add(new Stage(Stage.Kind.SPIKE, at, at, lengthArgument()));
            }
        }
        text.expect(')');
    }

    private double rateArgument() {
        int start = text.argumentStart();
        return text.locating(start, () -> Rates.parse(text.argument()));
    }

    private long lengthArgument() {
        int start = text.argumentStart();
        long nanos = text.locating(start, () -> Durations.parse(text.argument()).toNanos());
        if (nanos == 0) {
            throw text.errorAt(start, "a step must last longer than nothing");
        }
        return nanos;
    }
}
