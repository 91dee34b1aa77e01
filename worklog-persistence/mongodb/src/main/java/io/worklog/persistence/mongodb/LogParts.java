package io.worklog.persistence.mongodb;

/** What a log is made of in the database. */
record LogParts(Heads heads, Entries entries, Tiles tiles, Calls calls) {
    static LogParts of(MongoPlace place, Calls calls) {
        return new LogParts(
                new Heads(place, calls),
                new Entries(place, calls),
                new Tiles(place, calls),
                calls);
    }

    /** Takes away what writers left that can no longer finish. */
    void removeUnfinished(StoredHead head) {
        entries.removeUnfinished(head);
        tiles.removeUnfinished(head);
    }
}
