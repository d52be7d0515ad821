// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.compare;

import io.amiload.loadgen.result.Differences.Difference;
import io.amiload.loadgen.result.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison for people: in a terminal, or in a pull request. */
public final class ComparisonText {

    private static final List<String> HEAD = List.of("metric", "A", "B", "change", "from", "to", "finding");

    private ComparisonText() {
    }

    /**
     * For a terminal.
     *
     * @param comparison what was found
     * @return lines, each with its end
     */
    public static String plain(ResultComparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append("A         ").append(comparison.a().name()).append('\n');
        text.append("B         ").append(comparison.b().name()).append('\n');
        append(text, "differs   ", comparison.comparability().subjects());
        append(text, "note      ", comparison.comparability().notes());
        if (comparison.settings().anyway()) {
            append(text, "ANYWAY    ", comparison.comparability().obstacles());
        }
        comparison.obstacles().forEach(obstacle -> text.append("OBSTACLE  ").append(obstacle).append('\n'));
        comparison.cautions().forEach(caution -> text.append("CAUTION   ").append(caution).append('\n'));
        text.append('\n');
        List<List<String>> rows = rows(comparison);
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 || i == widths.length - 1 ? row.get(i) + pad : pad + row.get(i)).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append('\n').append("finding   ").append(comparison.sentence()).append('\n')
            .append("method    ").append(comparison.method()).append('\n').toString();
    }

    private static void append(StringBuilder text, String label, List<Difference> differences) {
        differences.forEach(difference -> text.append(label).append(difference).append('\n'));
    }

    /**
     * For a pull request.
     *
     * @param comparison what was found
     * @return Markdown
     */
    public static String markdown(ResultComparison comparison) {
        StringBuilder text = new StringBuilder("### amiload: ").append(escaped(comparison.sentence())).append("\n\n");
        text.append("A: `").append(code(comparison.a().name())).append("`, B: `").append(code(comparison.b().name()))
            .append("`\n\n");
        comparison.obstacles().forEach(obstacle -> text.append("- ").append(escaped(obstacle)).append('\n'));
        comparison.cautions().forEach(caution -> text.append("- ").append(escaped(caution)).append('\n'));
        if (!comparison.obstacles().isEmpty() || !comparison.cautions().isEmpty()) {
            text.append('\n');
        }
        List<List<String>> rows = rows(comparison);
        for (int i = 0; i < rows.size(); i++) {
            text.append('|');
            for (int cell = 0; cell < HEAD.size(); cell++) {
                String value = escaped(rows.get(i).get(cell));
                boolean strong = i > 0 && cell == HEAD.size() - 1
                    && (value.startsWith("worse") || value.startsWith("better"));
                text.append(' ').append(strong ? "**" + value + "**" : value).append(" |");
            }
            text.append(i == 0 ? "\n|---|--:|--:|--:|--:|--:|---|\n" : "\n");
        }
        text.append('\n').append(escaped(comparison.method())).append(".\n");
        for (Difference difference : comparison.comparability().subjects()) {
            text.append("\n- ").append(escaped(difference.toString()));
        }
        return text.append(comparison.comparability().subjects().isEmpty() ? "" : "\n").toString();
    }

    /** What a server said must not become markup. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|#!&@~])", "\\\\$1").replace('\n', ' ').replace('\r', ' ');
    }

    private static String code(String text) {
        return text.replace('`', '\'').replace('\n', ' ');
    }

    private static List<List<String>> rows(ResultComparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Compared compared : comparison.metrics()) {
            Metric.Kind kind = compared.metric().kind();
            boolean all = !comparison.obstacles().isEmpty();
            rows.add(List.of(compared.metric().name(), value(kind, compared.a()), value(kind, compared.b()),
                change(kind, compared.change()), change(kind, compared.low()), change(kind, compared.high()),
                compared.finding().words() + (compared.reason().isEmpty() || all ? "" : " (" + compared.reason()
                    + ")")));
        }
        return rows;
    }

    private static String value(Metric.Kind kind, double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return switch (kind) {
            case TIME -> Quantity.nanos(value);
            case RATE -> Quantity.count(value) + "/s";
            case SHARE -> Quantity.percent(value);
            case COUNT -> Quantity.count(value);
        };
    }

    private static String change(Metric.Kind kind, double change) {
        if (Double.isNaN(change)) {
            return "-";
        }
        return switch (kind) {
            case TIME, RATE -> String.format(Locale.ROOT, "%+.1f %%", change * 100);
            case SHARE -> String.format(Locale.ROOT, "%+.3f pp", change * 100);
            case COUNT -> String.format(Locale.ROOT, "%+.0f", change);
        };
    }
}
