package io.worklog.persistence.jooq.schema;

/** What is done about the tables at start. */
public enum SchemaMode {
    /** Nothing: whoever deploys sees to them. */
    NONE,
    /** They must be there, made by the scripts of this version; else starting fails. */
    VALIDATE,
    /** Those that are missing are made, then as {@link #VALIDATE}. */
    INSTALL
}
