package io.worklog.persistence.lucene;

/** What a term of the index stands for; its code is the term's first byte, so it is stored. */
enum TermKind {
    LOG('l'),
    ACTOR('a'),
    TYPE('t'),
    /** A beginning of a type's name that ends in a dot. */
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
    CHANGED_PATH('p'),
    OLD_VALUE('x'),
    NEW_VALUE('y');

    private final byte code;

    TermKind(char code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
