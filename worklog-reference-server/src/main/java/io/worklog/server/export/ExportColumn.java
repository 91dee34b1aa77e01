package io.worklog.server.export;

import java.util.Locale;

/**
 * A column of an export.
 *
 * @param key its name in CSV files, never translated
 * @param title its heading in English
 * @param titleZh its heading in Chinese
 * @param width how wide it is in a report beside the others; 0 where a report leaves it out
 */
public record ExportColumn(String key, String title, String titleZh, int width) {
    String heading(Locale language) {
        return language.getLanguage().equals("zh") ? titleZh : title;
    }
}
