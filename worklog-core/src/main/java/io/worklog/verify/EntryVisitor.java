package io.worklog.verify;

import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.spi.EntryBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sees every entry that is hashed, in no order and from several threads. */
interface EntryVisitor extends EntryBytes {
    void visit(LogEntry entry);

    /** An entry that lies in memory; whoever needs no entries of most kinds makes none of them. */
    @Override
    default void see(long index, byte[] bytes, int at, int length, byte @Nullable [] side) {
        byte[] sealed = Arrays.copyOfRange(bytes, at, at + length);
        visit(new LogEntry(LogIndex.of(index), sealed, side));
    }
}
