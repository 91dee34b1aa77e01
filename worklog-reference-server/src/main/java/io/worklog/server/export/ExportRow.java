package io.worklog.server.export;

import io.worklog.log.LogIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an export.
 *
 * @param position where a later run can go on after this row; opaque to others than its source
 * @param cells one for each column: text, whole number, time, or null for nothing
 * @param json the row as one JSON object without a line break
 * @param entry the entry of the project's log that it is; null where it is something else
 * @param objectType what kind of object of the log it is about, where it is not an entry
 * @param objectId the identifier of that object; an evidence bundle then holds all entries about it
 */
public record ExportRow(
        String position,
        List<@Nullable Object> cells,
        String json,
        @Nullable LogIndex entry,
        @Nullable String objectType,
        @Nullable String objectId) {
    public ExportRow {
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }

    /** A row that is an entry of the log. */
    static ExportRow of(LogIndex entry, List<@Nullable Object> cells, String json) {
        return new ExportRow(entry.toString(), cells, json, entry, null, null);
    }

    /** A row about an object of the log, such as a work record. */
    public static ExportRow about(
            String type, String id, String position, List<@Nullable Object> cells, String json) {
        return new ExportRow(position, cells, json, null, type, id);
    }
}
