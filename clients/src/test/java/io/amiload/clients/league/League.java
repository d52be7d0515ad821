// SPDX-License-Identifier: Apache-2.0
package io.amiload.clients.league;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * For each client the highest rate of events that it takes in without a loss, from an emulated Asterisk in another
 * process on the same machine. The rate is doubled until it does not hold, then bisected; all of it is repeated in rounds,
 * in which the clients take turns, so that a neighbour's busy minute does not fall on one of them alone.
 */
final class League {

    /** Who can take part. */
    static final List<String> NAMES =
        List.of("amiload-codec", "asterisk-java", "asterisk-manager", "asterisk-ami-client", "ami-io");

    private static final double PRECISION = 1.1;
    private static final double MOST = 4_000_000;

    /**
     * How it is run.
     *
     * @param names  who takes part
     * @param rounds how often
     * @param warmup storm before each measured one
     * @param window length of a measured storm
     * @param from   the first rate
     * @param npm    folder with {@code listen.js} and the installed npm clients
     * @param out    where to write
     */
    record Settings(List<String> names, int rounds, Duration warmup, Duration window, double from, Path npm, Path out) {

        static Settings of(Map<String, String> flags) {
            List<String> names = Arrays.asList(flags.getOrDefault("clients", String.join(",", NAMES)).split(","));
            for (String name : names) {
                if (!NAMES.contains(name)) {
                    throw new IllegalArgumentException("there is no client " + name + "; there are "
                        + String.join(", ", NAMES));
                }
            }
            return new Settings(names, Integer.parseInt(flags.getOrDefault("rounds", "5")),
                seconds(flags.getOrDefault("warmup", "3")), seconds(flags.getOrDefault("window", "5")),
                Double.parseDouble(flags.getOrDefault("from", "2000")), Path.of(flags.getOrDefault("npm", "npm")),
                Path.of(flags.getOrDefault("out", "league.json")));
        }

        private static Duration seconds(String text) {
            return Duration.ofMillis(Math.round(1000 * Double.parseDouble(text)));
        }
    }

    /** What one search found. */
    record Found(double held, double failed, List<Trial> trials) {

        /** Whether the emulator, and not the client, was at its end. */
        boolean atLeast() {
            List<Trial> above = trials.stream().filter(trial -> trial.rate() == failed).toList();
            return !above.isEmpty() && above.stream().allMatch(Trial::fellShort);
        }
    }

    private League() {
    }

    /**
     * Runs the league.
     *
     * @param args flags such as {@code --rounds=5}; what they are and their defaults is told by {@code results/league}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> flags = new LinkedHashMap<>();
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            if (!arg.startsWith("--") || parts.length < 2) {
                throw new IllegalArgumentException("expected --name=value, not " + arg);
            }
            flags.put(parts[0].substring(2), parts[1]);
        }
        Settings settings = Settings.of(flags);
        Map<String, List<Found>> all = new LinkedHashMap<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (String name : settings.names()) {
                System.err.println("round " + round + ", " + name);
                all.computeIfAbsent(name, any -> new ArrayList<>()).add(search(name, settings));
            }
        }
        Files.createDirectories(settings.out().toAbsolutePath().getParent());
        Files.writeString(settings.out(),
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document(settings, all)) + "\n");
        System.out.print(table(all));
        // Whatever a client left running ends with this program.
        System.exit(0);
    }

    /** Doubles, then bisects; a rate that fails once is tried again before it is believed. */
    static Found search(String name, Settings settings) throws IOException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        double held = 0;
        double failed = Double.NaN;
        double rate = settings.from();
        while (true) {
            boolean holds = holds(name, settings, rate, trials);
            if (holds) {
                held = rate;
            } else {
                failed = rate;
            }
            if (Double.isNaN(failed)) {
                if (rate >= MOST) {
                    return new Found(held, Double.NaN, trials);
                }
                rate = Math.min(MOST, rate * 2);
            } else if (held == 0) {
                if (rate < 1) {
                    return new Found(0, failed, trials);
                }
                rate = rate / 2;
            } else if (failed / held <= PRECISION) {
                return new Found(held, failed, trials);
            } else {
                rate = Math.rint(Math.sqrt(held * failed));
            }
        }
    }

    private static boolean holds(String name, Settings settings, double rate, List<Trial> trials)
        throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 2; attempt++) {
            Trial trial = Trial.run(name, settings, rate);
            System.err.println("  " + trial);
            trials.add(trial);
            if (trial.held()) {
                return true;
            }
        }
        return false;
    }

    static double median(List<Found> found) {
        double[] sorted = found.stream().mapToDouble(Found::held).sorted().toArray();
        return sorted.length % 2 == 1 ? sorted[sorted.length / 2]
            : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    /** For a page: a row for each client. */
    static String table(Map<String, List<Found>> all) {
        StringBuilder text = new StringBuilder("| client | median, events/s | lowest | highest |\n|---|--:|--:|--:|\n");
        all.forEach((name, found) -> text.append(String.format(Locale.ROOT, "| %s | %s%,.0f | %,.0f | %,.0f |%n", name,
            found.stream().anyMatch(Found::atLeast) ? "at least " : "", median(found),
            found.stream().mapToDouble(Found::held).min().orElse(0),
            found.stream().mapToDouble(Found::held).max().orElse(0))));
        return text.toString();
    }

    static ObjectNode document(Settings settings, Map<String, List<Found>> all) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schemaVersion", 1).put("measured", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("event", "Newexten").put("rounds", settings.rounds()).put("warmup", settings.warmup().toNanos())
            .put("window", settings.window().toNanos()).put("precision", PRECISION - 1)
            .put("longestCatchUp", Trial.LONGEST_CATCH_UP.toNanos());
        json.putObject("environment").put("java", System.getProperty("java.vm.version"))
            .put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
            .put("cores", Runtime.getRuntime().availableProcessors());
        all.forEach((name, found) -> {
            ObjectNode client = json.withArray("clients").addObject().put("name", name).put("median", median(found));
            for (Found one : found) {
                ObjectNode round = client.withArray("rounds").addObject().put("held", one.held())
                    .put("atLeast", one.atLeast());
                round.put("failed", Double.isNaN(one.failed()) ? null : Double.valueOf(one.failed()));
                for (Trial trial : one.trials()) {
                    round.withArray("trials").addObject().put("rate", trial.rate()).put("poured", trial.poured())
                        .put("lost", trial.lost()).put("caughtUp", trial.caughtUp().toNanos())
                        .put("behind", trial.behind().toNanos()).put("wouldBeCut", trial.wouldBeCut())
                        .put("fellShort", trial.fellShort()).put("held", trial.held());
                }
            }
        });
        return json;
    }
}
