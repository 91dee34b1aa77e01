package io.worklog.server.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows as an Excel workbook. Texts stand in the rows themselves and are never formulas; rows go to
 * the file as they come; what is more than a sheet takes goes on in a next one.
 */
final class ExcelSink implements RowSink {
    private static final int FLUSH_EVERY = 200;
    private static final int FLUSH_CHARACTERS = 256 * 1024;
    private static final int CELL = 32_000;
    private static final double WIDE = 40;
    private static final long EXACT = 1_000_000_000_000_000L;

    private final OutputStream out;
    private final Workbook workbook;
    private final List<ExportColumn> columns;
    private final Locale language;
    private final int rowsPerSheet;
    private Worksheet sheet;
    private int sheets;
    private int next;
    private int characters;

    ExcelSink(Path file, List<ExportColumn> columns, Locale language, int rowsPerSheet)
            throws IOException {
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        this.workbook = new Workbook(out, "Worklog", "2.0");
        this.columns = columns;
        this.language = language;
        this.rowsPerSheet = rowsPerSheet;
        this.sheet = newSheet();
    }

    private Worksheet newSheet() {
        sheets++;
        Worksheet made = workbook.newWorksheet("Worklog " + sheets);
        made.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            ExportColumn each = columns.get(column);
            made.width(column, each.width() > 20 ? WIDE : Math.max(12, each.width()));
            made.inlineString(0, column, each.heading(language));
            made.style(0, column).bold().set();
        }
        next = 1;
        return made;
    }

    @Override
    public void row(ExportRow row) throws IOException {
        if (next > rowsPerSheet) {
            sheet.finish();
            sheet = newSheet();
        }
        for (int column = 0; column < row.cells().size(); column++) {
            cell(column, row.cells().get(column));
        }
        next++;
        if (next % FLUSH_EVERY == 0 || characters > FLUSH_CHARACTERS) {
            sheet.flush();
            characters = 0;
        }
    }

    /** Excel keeps 15 digits of a number; a longer one stands as text. */
    private void cell(int column, @Nullable Object value) {
        if (value instanceof Long number && Math.abs(number) < EXACT) {
            sheet.value(next, column, number);
        } else if (value != null) {
            String text = Printable.of(value.toString(), CELL);
            if (!text.isEmpty()) {
                sheet.inlineString(next, column, text);
                characters += text.length();
            }
        }
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        workbook.finish();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
