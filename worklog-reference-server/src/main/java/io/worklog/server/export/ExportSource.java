package io.worklog.server.export;

import io.worklog.server.access.Permission;
import io.worklog.server.api.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a project that can be taken away. A bean for each kind; thread-safe. */
public interface ExportSource {
    /** What callers name it by: {@code events}, {@code records}. */
    String name();

    /** What a caller needs beside the permission to export. */
    Permission needs();

    /** The columns, always the same. */
    List<ExportColumn> columns();

    /** What is wrong with a filter; the pointers begin with {@code /filter/}. */
    List<Problem.Place> faults(Map<String, String> filter);

    /** How many rows there will be about; 0 where only counting would tell. */
    long estimate(ExportQuery query);

    /**
     * The rows, in a fixed order in which later rows come last, read as they are asked for and
     * never all at once. Close the stream.
     *
     * @param after the position of the last row that is not wanted; null from the first
     */
    Stream<ExportRow> rows(ExportQuery query, @Nullable String after);
}
