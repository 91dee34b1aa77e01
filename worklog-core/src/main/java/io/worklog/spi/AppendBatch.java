package io.worklog.spi;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Tile;
import java.util.List;

/**
 * Entries to add at the end of a log in one durable step.
 *
 * @param log which log
 * @param epoch the claim under which the writer appends
 * @param size the size the writer believes the log has
 * @param entries in order; the first gets index {@code size}
 * @param tiles the full tiles that these entries complete, lower levels first
 */
public record AppendBatch(
        LogId log, long epoch, TreeSize size, List<NewEntry> entries, List<Tile> tiles) {
    public AppendBatch {
        entries = List.copyOf(entries);
        tiles = List.copyOf(tiles);
    }
}
