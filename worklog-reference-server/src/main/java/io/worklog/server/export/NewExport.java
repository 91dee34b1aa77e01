package io.worklog.server.export;

import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to take away.
 *
 * @param source {@code events} or {@code records}
 * @param format what it is to be written as
 * @param filter which rows; all unless given
 * @param language {@code zh} or {@code en}, for sentences and headings; {@code zh} unless given
 * @param byteOrderMark whether a CSV file begins with U+FEFF; yes unless given
 * @param disclose paths of personal fields that a bundle discloses, {@code *} for all; none unless
 *     given
 * @param withEvidence whether attached bytes go into a bundle; yes unless given
 */
record NewExport(
        @Nullable String source,
        @Nullable String format,
        @Nullable Map<String, String> filter,
        @Nullable String language,
        @Nullable Boolean byteOrderMark,
        @Nullable List<String> disclose,
        @Nullable Boolean withEvidence) {
    private static final Set<String> LANGUAGES = Set.of("zh", "en");
    private static final int MOST_PATHS = 100;

    /** The order it makes. */
    ExportOrder order(String export, ExportSource from, long logSize) {
        return new ExportOrder(
                export,
                from.name(),
                ExportFormat.valueOf(text(format).toUpperCase(Locale.ROOT)),
                filters(),
                language == null ? "zh" : language,
                byteOrderMark == null || byteOrderMark,
                disclose == null ? List.of() : disclose,
                withEvidence == null || withEvidence,
                logSize);
    }

    Map<String, String> filters() {
        return filter == null ? Map.of() : filter;
    }

    /** Everything that is wrong with it, apart from the filter. */
    List<Place> faults(List<String> sources) {
        List<Place> faults = new ArrayList<>();
        if (!sources.contains(text(source))) {
            faults.add(new Place("/source", "must be one of " + String.join(", ", sources)));
        }
        if (List.of(ExportFormat.values()).stream()
                .noneMatch(each -> each.word().equals(text(format)))) {
            faults.add(new Place("/format", "must be one of ndjson, csv, xlsx, pdf, bundle"));
        }
        if (language != null && !LANGUAGES.contains(language)) {
            faults.add(new Problem.Place("/language", "must be zh or en"));
        }
        if (disclose != null && disclose.size() > MOST_PATHS) {
            faults.add(new Place("/disclose", "has more than " + MOST_PATHS + " paths"));
        }
        return faults;
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
