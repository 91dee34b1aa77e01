package io.worklog.verify;

import io.worklog.spi.EntryBytes;
import java.io.IOException;

/** A log read from the store that holds it, so that its entries carry their private sides. */
interface LocalLogSource extends LogSource {
    /**
     * Shows the entries of one bundle, as {@link #entries} gives them.
     *
     * @return whether they all were shown; if not, {@link #entries} says why
     */
    boolean scan(long bundle, int skip, int width, EntryBytes seen) throws IOException;
}
