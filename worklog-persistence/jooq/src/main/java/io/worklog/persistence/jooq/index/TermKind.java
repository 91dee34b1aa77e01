package io.worklog.persistence.jooq.index;

/**
 * What a term of the index stands for. Its code goes into the term's hash, so a code MUST NOT
 * change once rows were written.
 */
enum TermKind {
    ACTOR('a'),
    TYPE('t'),
    /** A beginning of a type's name that ends in a dot. */
    FAMILY('f'),
    VERB('v'),
    /** Kind and id of one target; either may be left out. */
    TARGET('g'),
    OUTCOME('o'),
    TENANT('n'),
    SEVERITY('s'),
    CORRELATION('c'),
    BATCH('b'),
    /** A key of the metadata with its value. */
    METADATA('m'),
    EVIDENCE('e'),
    WORD('w'),
    /** Path, old and new value of one change; any may be left out, but not all. */
    CHANGE('p');

    private final byte code;

    TermKind(char code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
