package io.worklog.server.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What one run of an export does.
 *
 * @param order what was asked for
 * @param source where the rows come from
 * @param query which rows
 */
record ExportTask(ExportOrder order, ExportSource source, ExportQuery query) {
    List<ExportColumn> columns() {
        return source.columns();
    }

    Locale language() {
        return query.language();
    }

    /** The columns that a report shows. */
    List<Integer> shownColumns() {
        return IntStream.range(0, columns().size())
                .filter(at -> columns().get(at).width() > 0)
                .boxed()
                .toList();
    }
}
