package io.worklog.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows in columns; the last column takes what the screen has left. Not thread-safe. */
final class Table {
    private static final int GAP = 2;
    private static final int MAX_CELL = 40;

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> heads) {
        this.heads = List.copyOf(heads);
    }

    void row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(Terminal.plain(cell));
        }
        rows.add(row);
    }

    /** The lines to print on a screen of that width. */
    List<String> lines(Terminal terminal, int screen) {
        int[] widths = widths(screen);
        List<String> lines = new ArrayList<>();
        lines.add(terminal.bold(line(heads, widths)));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int[] widths(int screen) {
        int[] widths = new int[heads.size()];
        int left = screen;
        for (int column = 0; column < widths.length; column++) {
            int wanted = Width.of(heads.get(column));
            for (List<String> row : rows) {
                wanted = Math.max(wanted, Width.of(row.get(column)));
            }
            boolean last = column == widths.length - 1;
            widths[column] = Math.min(wanted, last ? Math.max(MAX_CELL, left) : MAX_CELL);
            left -= widths[column] + GAP;
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        List<String> fitted = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            fitted.add(Width.fit(cells.get(i), widths[i]));
        }
        return fitted.stream().collect(Collectors.joining(" ".repeat(GAP))).stripTrailing();
    }
}
