package io.worklog.benchmarks.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the page of a run and compares it with the baseline:
 *
 * <pre>Report RESULTS BASELINE [--accept]</pre>
 *
 * <p>The folder holds {@code jmh-*.json}, {@code profile-*.json} and {@code commands.txt}; written
 * are {@code results.json} and {@code index.html}. Ends with 0 where no ratio became worse, with 1
 * where one did, with 2 where there was nothing to read.
 */
public final class Report {
    private static final int WORSE = 1;
    private static final int NOTHING = 2;

    private final Path folder;
    private final Path baseline;
    private final PrintStream out;

    Report(Path folder, Path baseline, PrintStream out) {
        this.folder = folder;
        this.baseline = baseline;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("Report RESULTS BASELINE [--accept]");
            System.exit(NOTHING);
        }
        Report report = new Report(Path.of(args[0]), Path.of(args[1]), System.out);
        System.exit(report.run(args.length > 2 && args[2].equals("--accept")));
    }

    int run(boolean accept) throws IOException {
        Results results = Results.of(folder);
        List<Profile> profiles = Profiles.of(folder);
        if (results.all().isEmpty() && profiles.isEmpty()) {
            out.println("no results in " + folder);
            return NOTHING;
        }
        Map<String, String> machine = Machine.describe(folder);
        Baseline known = Baseline.parse(Files.readString(baseline));
        List<Gate.Compared> compared = Gate.compare(Goal.all(), results, known);
        List<String> commands = Files.readAllLines(folder.resolve("commands.txt"));
        Files.writeString(
                folder.resolve("index.html"),
                new Page(machine, commands, results, compared, profiles).html());
        Files.writeString(
                folder.resolve("results.json"), Summary.json(machine, commands, results, compared));
        return finish(accept, machine, compared);
    }

    private int finish(boolean accept, Map<String, String> machine, List<Gate.Compared> compared)
            throws IOException {
        List<Ratio> ratios = compared.stream().flatMap(c -> c.now().stream()).toList();
        out.println("page: " + folder.resolve("index.html"));
        if (accept) {
            Files.writeString(baseline, Baseline.json(machine.toString(), ratios));
            out.println("baseline: " + ratios.size() + " ratios written to " + baseline);
            return 0;
        }
        count(compared);
        Gate.moved(compared).forEach(out::println);
        return Gate.fails(compared) ? WORSE : 0;
    }

    private void count(List<Gate.Compared> compared) {
        for (Gate.Verdict verdict : Gate.Verdict.values()) {
            long count = compared.stream().filter(c -> c.verdict() == verdict).count();
            out.println(count + " " + verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }
}
