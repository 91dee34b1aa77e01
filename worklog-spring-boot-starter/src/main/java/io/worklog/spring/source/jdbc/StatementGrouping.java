package io.worklog.spring.source.jdbc;

/** How many events statements give. */
public enum StatementGrouping {
    /** One for each transaction that changed something. */
    TRANSACTION,
    /** One for each statement. */
    STATEMENT
}
