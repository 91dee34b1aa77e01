package io.worklog.spring.tx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of the document, which is the promise that the tests hold the code to. */
final class ResultTable {
    private static final Path DOCUMENT =
            Path.of("..", "worklog-reference-server", "docs", "spring-transactions.md");
    private static final String HEAD = "| the transaction | the host's row |";

    private ResultTable() {}

    /** What each line promises: the host's row, TRANSACTIONAL, DURABLE, AFTER_COMMIT. */
    static Map<String, List<String>> promised() throws IOException {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        List<String> text = Files.readAllLines(DOCUMENT);
        int head = 0;
        while (!text.get(head).startsWith(HEAD)) {
            head++;
        }
        for (String line : text.subList(head + 2, text.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            List<String> cells =
                    Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
            lines.put(cells.get(0), cells.subList(1, cells.size()));
        }
        return lines;
    }
}
