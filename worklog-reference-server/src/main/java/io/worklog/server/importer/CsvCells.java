package io.worklog.server.importer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts one CSV record into its cells. Used once. */
final class CsvCells {
    private final String record;
    private int at;

    private CsvCells(String record) {
        this.record = record;
    }

    /** The cells, or nothing where the quoting is wrong. */
    static @Nullable List<String> split(String record) {
        CsvCells cells = new CsvCells(record);
        List<String> found = new ArrayList<>();
        while (true) {
            String cell = cells.cell();
            if (cell == null) {
                return null;
            }
            found.add(cell);
            if (cells.at == record.length()) {
                return found;
            }
            cells.at++;
        }
    }

    private @Nullable String cell() {
        if (at < record.length() && record.charAt(at) == '"') {
            return quoted();
        }
        int end = record.indexOf(',', at);
        String cell = record.substring(at, end < 0 ? record.length() : end);
        at += cell.length();
        return cell.indexOf('"') >= 0 ? null : cell;
    }

    private @Nullable String quoted() {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < record.length()) {
            char c = record.charAt(at++);
            if (c != '"') {
                text.append(c);
            } else if (at < record.length() && record.charAt(at) == '"') {
                text.append(c);
                at++;
            } else {
                return at == record.length() || record.charAt(at) == ',' ? text.toString() : null;
            }
        }
        return null;
    }
}
