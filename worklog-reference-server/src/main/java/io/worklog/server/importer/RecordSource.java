package io.worklog.server.importer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the records of an input one by one. A record that cannot be read is given with its fault. */
interface RecordSource {
    /** The next record, or nothing at the end. Blank lines are no records. */
    @Nullable SourceRecord next() throws IOException;
}
