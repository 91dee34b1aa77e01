package io.worklog.server.importer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the records of an input one by one; one that cannot be read comes with its fault. */
interface RecordSource {
    /** The next record, or nothing at the end. Blank lines are no records. */
    @Nullable SourceRecord next() throws IOException;
}
