package io.worklog.server.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Rows as a report: what it is about, then a table that is written page by page. */
final class PdfSink implements RowSink {
    private static final float MARGIN = 36;
    private static final int FLUSH_EVERY = 50;
    private static final int FLUSH_CHARACTERS = 32 * 1024;
    private static final int CELL = 2_000;
    private static final float HEAD_GREY = 0.92f;

    private final OutputStream out;
    private final Document document = new Document(PageSize.A4.rotate());
    private final ReportFont font;
    private final List<Integer> shown;
    private final PdfPTable table;
    private int rows;
    private int characters;

    /**
     * A report.
     *
     * @param title its heading
     * @param facts what stands below the heading: name → value, in order
     */
    PdfSink(Path file, ExportTask task, String title, Map<String, String> facts, ReportFont font)
            throws IOException {
        this.font = font;
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        this.shown = task.shownColumns();
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setPageEvent(new PageNumbers(font));
        document.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        document.addTitle(title);
        document.addCreator("Worklog");
        document.open();
        cover(title, facts);
        this.table = table(task);
    }

    private void cover(String title, Map<String, String> facts) {
        document.add(new Paragraph(font.text(title), font.heading()));
        facts.forEach((name, value) ->
                document.add(new Paragraph(font.text(name + ": " + value), font.small())));
        document.add(new Paragraph(" ", font.small()));
    }

    private PdfPTable table(ExportTask task) {
        PdfPTable made = new PdfPTable(shown.size());
        float[] widths = new float[shown.size()];
        for (int at = 0; at < widths.length; at++) {
            widths[at] = task.columns().get(shown.get(at)).width();
        }
        made.setWidths(widths);
        made.setWidthPercentage(100);
        made.setHeaderRows(1);
        made.setComplete(false);
        for (int column : shown) {
            PdfPCell head = cell(task.columns().get(column).heading(task.language()));
            head.setGrayFill(HEAD_GREY);
            made.addCell(head);
        }
        return made;
    }

    private PdfPCell cell(@Nullable Object value) {
        String text = Printable.of(Objects.toString(value, ""), CELL);
        characters += text.length();
        return new PdfPCell(new Phrase(font.text(text), font.small()));
    }

    @Override
    public void row(ExportRow row) {
        for (int column : shown) {
            table.addCell(cell(row.cells().get(column)));
        }
        rows++;
        if (rows % FLUSH_EVERY == 0 || characters > FLUSH_CHARACTERS) {
            document.add(table);
            characters = 0;
        }
    }

    @Override
    public void finish() throws IOException {
        table.setComplete(true);
        if (rows == 0) {
            PdfPCell none = cell("–");
            none.setColspan(shown.size());
            table.addCell(none);
        }
        document.add(table);
        document.close();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
