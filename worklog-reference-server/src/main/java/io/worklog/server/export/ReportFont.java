package io.worklog.server.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/**
 * The font of one report: Noto Sans SC with every ideograph of GBK. The report embeds the glyphs it
 * shows, so that it looks the same where no Chinese font is. Used by one thread.
 */
final class ReportFont {
    private static final String FILE = "NotoSansSC-Regular.ttf";
    private static final float HEADING = 15;
    private static final float SMALL = 8;

    private final BaseFont base;

    private ReportFont(BaseFont base) {
        this.base = base;
    }

    /** Reads it; a report has one of its own, for a font remembers what was shown. */
    static ReportFont load() {
        try (InputStream file = ReportFont.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not beside this class");
            }
            byte[] bytes = file.readAllBytes();
            return new ReportFont(
                    BaseFont.createFont(
                            FILE, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as this font can show it. */
    String text(String text) {
        return Printable.drawable(text, point -> point == '\n' || base.charExists(point));
    }

    Font heading() {
        return new Font(base, HEADING);
    }

    Font small() {
        return new Font(base, SMALL);
    }
}
