package io.worklog.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints what the stores were asked and what they answered: a Markdown table for each contract, a
 * row for each of its tests, a column for each store, out of the reports that Surefire and Failsafe
 * left below a folder. A test that only one store has is left out. Needs nothing but the JDK:
 *
 * <pre>java worklog-persistence/testkit/src/main/java/io/worklog/testkit/ContractTable.java .</pre>
 *
 * <p>Ends with 1 where a test failed or was skipped, or where there is no report of any contract.
 */
public final class ContractTable {
    /** A test that every class of the contract has, by the contract's title. */
    private static final Map<String, String> CONTRACTS =
            Map.of(
                    "Log stores", "keepsWhatWasAppendedInOrder",
                    "Event indexes", "everyPageSizeShowsEveryEventOnce",
                    "Evidence stores", "keepsBytesUnderTheirDigestFromAnyOffset",
                    "Outboxes", "whatAKilledProcessCommittedIsInTheLogOnce");

    private static final Pattern CASE =
            Pattern.compile("<testcase ([^>]*?)(?:/>|>(.*?)</testcase>)", Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile("<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\bname=\"([A-Za-z0-9_]+)");
    private static final Pattern CLASS = Pattern.compile("\\bclassname=\"([^\"]+)\"");
    private static final Pattern PRODUCT =
            Pattern.compile("store under exam: (\\S+) = (.+?)(?:]]>|\\R|&#10;)");

    /** By class: by test: how it ended, the worst of its runs. */
    private final Map<String, Map<String, Ending>> classes = new TreeMap<>();

    private final Map<String, String> products = new TreeMap<>();

    /** How a test ended; a later one is worse. */
    private enum Ending {
        PASSED("yes"),
        SKIPPED("**skipped**"),
        FAILED("**FAILED**");

        private final String cell;

        Ending(String cell) {
            this.cell = cell;
        }
    }

    private ContractTable() {}

    /**
     * Prints the tables.
     *
     * @param arguments the folder to look below; the working folder unless given
     */
    public static void main(String[] arguments) throws IOException {
        ContractTable table = new ContractTable();
        table.read(Path.of(arguments.length == 0 ? "." : arguments[0]));
        System.out.print(table.markdown());
        if (!table.green()) {
            System.exit(1);
        }
    }

    static ContractTable of(Path folder) throws IOException {
        ContractTable table = new ContractTable();
        table.read(folder);
        return table;
    }

    private void read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(ContractTable::isReport).sorted().toList()) {
                read(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        classes.values().removeIf(tests -> !isContract(tests));
    }

    private static boolean isReport(Path file) {
        return file.toString().matches(".*-reports[/\\\\]TEST-[^/\\\\]+\\.xml");
    }

    private static boolean isContract(Map<String, Ending> tests) {
        return CONTRACTS.values().stream().anyMatch(tests::containsKey);
    }

    private void read(String report) {
        Matcher products = PRODUCT.matcher(report);
        while (products.find()) {
            this.products.put(products.group(1), products.group(2).strip());
        }
        Matcher tests = CASE.matcher(report);
        while (tests.find()) {
            Matcher name = NAME.matcher(tests.group(1));
            Matcher type = CLASS.matcher(tests.group(1));
            if (name.find() && type.find()) {
                classes.computeIfAbsent(type.group(1), any -> new TreeMap<>())
                        .merge(
                                name.group(1),
                                ending(Objects.requireNonNullElse(tests.group(2), "")),
                                ContractTable::worse);
            }
        }
    }

    private static Ending ending(String inside) {
        String said = PRINTED.matcher(inside).replaceAll("");
        boolean failed = said.contains("<failure") || said.contains("<error");
        boolean skipped = said.contains("<skipped");
        return failed ? Ending.FAILED : skipped ? Ending.SKIPPED : Ending.PASSED;
    }

    private static Ending worse(Ending one, Ending other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    boolean green() {
        return !classes.isEmpty()
                && classes.values().stream()
                        .flatMap(tests -> tests.values().stream())
                        .allMatch(Ending.PASSED::equals);
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        for (var contract : new TreeMap<>(CONTRACTS).entrySet()) {
            String title = contract.getKey();
            String test = contract.getValue();
            List<String> stores =
                    classes.keySet().stream()
                            .filter(name -> tests(name).containsKey(test))
                            .toList();
            if (!stores.isEmpty()) {
                text.append("### ").append(title).append("\n\n");
                appendTable(stores, text);
                text.append('\n');
            }
        }
        return text.toString();
    }

    private void appendTable(List<String> stores, StringBuilder text) {
        List<String> head = new ArrayList<>(List.of("Test"));
        stores.forEach(store -> head.add(title(store)));
        appendRow(head, text);
        text.append("| --- |").append(" --- |".repeat(stores.size())).append('\n');
        for (String test : rows(stores)) {
            List<String> cells = new ArrayList<>(List.of(sentence(test)));
            for (String store : stores) {
                Ending ending = tests(store).get(test);
                cells.add(ending == null ? "\u2013" : ending.cell);
            }
            appendRow(cells, text);
        }
        List<String> sums = new ArrayList<>(List.of("**passed of all**"));
        stores.forEach(store -> sums.add(sum(store)));
        appendRow(sums, text);
    }

    private Map<String, Ending> tests(String store) {
        return classes.getOrDefault(store, Map.of());
    }

    private static void appendRow(List<String> cells, StringBuilder text) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Tests that a contract has: those of one store alone are about that store. */
    private List<String> rows(List<String> stores) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String store : stores) {
            tests(store).keySet().forEach(test -> counts.merge(test, 1, Integer::sum));
        }
        counts.values().removeIf(count -> stores.size() > 1 && count == 1);
        return List.copyOf(counts.keySet());
    }

    private String sum(String store) {
        Map<String, Ending> tests = tests(store);
        long passed = tests.values().stream().filter(Ending.PASSED::equals).count();
        return passed + " of " + tests.size();
    }

    /** The class without its package and the word Test; the product it met, where that is known. */
    private String title(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1).replace("Test", "");
        String product = products.get(type);
        return product == null ? name : name + "<br>" + product;
    }

    /** {@code keepsLogsApart} as words. */
    private static String sentence(String test) {
        return test.replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
