package io.worklog.verify;

import io.worklog.spi.EntryBytes;
import java.io.IOException;

/** A log read from the store that holds it, so that its entries carry their private sides. */
interface LocalLogSource extends LogSource {
    /**
     * Shows so many entries from an index on, in order, as {@link #entries} gives them. Where one
     * cannot be shown it stops, and {@link #entries} says why.
     */
    void scan(long first, int count, EntryBytes seen) throws IOException;
}
