package io.worklog.spring.source.jdbc;

/** Where statements are seen. */
public enum StatementSource {
    /** At the data source: everything that goes through it, whoever made it. */
    DATA_SOURCE,
    /** In jOOQ: only its statements, with the tables from its own model. */
    JOOQ
}
