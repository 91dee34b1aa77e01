package io.worklog.verify;

import io.worklog.log.LogEntry;

/** Sees every entry that is hashed, in no order and from several threads. */
@FunctionalInterface
interface EntryVisitor {
    void visit(LogEntry entry);
}
