package io.worklog.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes the page about scale:
 *
 * <pre>ScalePage COEFFICIENTS PAGE</pre>
 */
public final class ScalePage {
    private static final double[] ENTRIES = {1e9, 1e10, 1e11, 1e12};

    private final Coefficients known;
    private final StringBuilder page = new StringBuilder();

    private ScalePage(Coefficients known) {
        this.known = known;
    }

    public static void main(String[] args) throws IOException {
        Coefficients known = Coefficients.parse(Files.readAllLines(Path.of(args[0])));
        Files.writeString(Path.of(args[1]), of(known));
    }

    /** The page as Markdown. */
    static String of(Coefficients known) throws IOException {
        ScalePage page = new ScalePage(known);
        page.write();
        return page.page.toString();
    }

    private void write() throws IOException {
        line("# Scale on paper");
        line("");
        line(
                "Made from `coefficients.properties` by `benchmarks/run --scale`; do not edit it here.");
        line(
                "A node has two cores. Entries are spread evenly over the logs. The fill time is that of");
        line("writing without a pause; a log has one order and so one writer at a time.");
        coefficients();
        for (double entries : ENTRIES) {
            sizes(entries);
        }
        page.append(new NodesSection(known).text());
    }

    private void coefficients() {
        line("");
        line("## Coefficients");
        line("");
        line(
                "*measured*: a run of these benchmarks on a quiet machine. *early*: first measurements");
        line(
                "with prototypes on a busy machine. *fitted*: chosen so that the model gives what was");
        line("measured. *assumed*: nobody measured it yet. *given*: a price or a limit to be");
        line("replaced by yours.");
        line("");
        line("| coefficient | value | source |");
        line("|---|---|---|");
        for (Coefficients.Coefficient c : known.list()) {
            if (NodesSection.isMeasuredRate(c.name())) {
                continue;
            }
            String source = c.source().name().toLowerCase(Locale.ROOT);
            line("| " + c.name() + " | " + number(c.value()) + " | " + source + " |");
        }
    }

    private void sizes(double entries) {
        line("");
        line("## " + power(entries) + " entries");
        line("");
        line(
                "| logs | nodes | log | tiles | index | proof | checked in | verified in | filled in | a month | first to break |");
        line("|---|---|---|---|---|---|---|---|---|---|---|");
        ScaleModel model = new ScaleModel(known);
        for (Deployment d :
                List.of(
                        new Deployment(1, 1, entries),
                        new Deployment(10_000, 1, entries),
                        new Deployment(10_000, 10, entries),
                        new Deployment(10_000, 1_000, entries))) {
            row(d, model.of(d));
        }
    }

    private void row(Deployment d, Estimate e) {
        line(
                String.format(
                        Locale.ROOT,
                        "| %,d | %,d | %s | %s in %s | %s | %d hashes, %,.0f B | %.0f µs"
                                + " | %s h | %s d | %s | %s |",
                        d.logs(),
                        d.nodes(),
                        bytes(e.logBytes()),
                        bytes(e.tileBytes()),
                        number(e.tiles()),
                        bytes(e.indexBytes()),
                        e.proofHashes(),
                        e.proofBytes(),
                        e.proofCheckMicros(),
                        number(e.verifyHours()),
                        number(e.fillDays()),
                        number(e.storageCostPerMonth()),
                        e.firstToBreak()));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private static String power(double value) {
        String digits = "" + Math.round(Math.log10(value));
        StringBuilder raised = new StringBuilder("10");
        digits.chars().forEach(c -> raised.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
        return raised.toString();
    }

    private static String bytes(double value) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        int unit = 0;
        double left = value;
        while (left >= 1_000 && unit < units.length - 1) {
            left /= 1_000;
            unit++;
        }
        return number(left) + " " + units[unit];
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
