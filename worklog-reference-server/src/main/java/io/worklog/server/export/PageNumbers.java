package io.worklog.server.export;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** The number at the foot of each page. */
final class PageNumbers extends PdfPageEventHelper {
    private static final float ABOVE_EDGE = 20;

    private final ReportFont font;

    PageNumbers(ReportFont font) {
        this.font = font;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_CENTER,
                new Phrase("Worklog 工作留痕 · " + writer.getPageNumber(), font.small()),
                (document.left() + document.right()) / 2,
                ABOVE_EDGE,
                0);
    }
}
