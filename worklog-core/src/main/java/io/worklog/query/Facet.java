package io.worklog.query;

/** A field whose values can be counted beside a page. */
public enum Facet {
    TYPE,
    VERB,
    ACTOR,
    TARGET_TYPE,
    OUTCOME,
    SEVERITY,
    TENANT,
    DAY
}
