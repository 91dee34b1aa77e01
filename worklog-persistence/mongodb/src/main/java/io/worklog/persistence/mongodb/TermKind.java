package io.worklog.persistence.mongodb;

/** What a term of the index says; its code is the first byte of the term. Codes never change. */
enum TermKind {
    ACTOR('a'),
    TYPE('t'),
    /** All types that begin so. */
    FAMILY('f'),
    VERB('v'),
    TARGET_TYPE('k'),
    TARGET_ID('i'),
    /** Kind and id of one target together. */
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
    /** Path, old and new value of one change, or those of them that are asked for together. */
    CHANGE('p');

    private final byte code;

    TermKind(char code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
