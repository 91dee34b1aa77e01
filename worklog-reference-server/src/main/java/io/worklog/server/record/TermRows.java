package io.worklog.server.record;

import io.worklog.server.db.Database;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What records are found by beside their own columns, as their current version says it. */
final class TermRows {
    static final String PERSON = "person";
    static final String TAG = "tag";
    static final String LINK = "link.";
    static final String FIELD = "field.";
    private static final int MAX_TERM = 200;
    private static final int MAX_KIND = 80;

    private final Database database;

    /** One thing to find a record by. */
    record Term(String kind, String term) {}

    TermRows(Database database) {
        this.database = database;
    }

    /** Replaces the terms of a record. */
    void set(String project, String record, RecordContent content) {
        database.sql().deleteFrom(Tables.TERMS).where(Tables.RECORD_ID.eq(record)).execute();
        Set<Term> terms = terms(content);
        if (terms.isEmpty()) {
            return;
        }
        var insert =
                database.sql()
                        .insertInto(
                                Tables.TERMS,
                                Tables.RECORD_ID,
                                Tables.KIND,
                                Tables.TERM,
                                Tables.PROJECT_ID);
        for (Term term : terms) {
            insert = insert.values(record, term.kind(), term.term(), project);
        }
        insert.execute();
    }

    /** Records that link to one, newest first, at most 100. */
    List<RecordLink> linkedFrom(String project, String record) {
        return database.sql()
                .select(Tables.KIND, Tables.RECORD_ID)
                .from(Tables.TERMS)
                .where(Tables.PROJECT_ID.eq(project))
                .and(Tables.KIND.like(LINK + "%"))
                .and(Tables.TERM.eq(record))
                .orderBy(Tables.RECORD_ID.desc())
                .limit(100)
                .fetch(row ->
                        new RecordLink(
                                RecordLink.Type.valueOf(row.value1().substring(LINK.length())),
                                row.value2()));
    }

    private static Set<Term> terms(RecordContent content) {
        Set<Term> terms = new LinkedHashSet<>();
        content.participants().forEach(one -> terms.add(new Term(PERSON, one.id())));
        content.tags().forEach(tag -> terms.add(new Term(TAG, tag)));
        content.links().forEach(link -> terms.add(new Term(LINK + link.type(), link.record())));
        for (Map.Entry<String, Object> field : content.fields().entrySet()) {
            Object value = field.getValue();
            boolean one =
                    value instanceof String || value instanceof Number || value instanceof Boolean;
            if (one && field.getKey().length() <= MAX_KIND - FIELD.length()) {
                terms.add(new Term(FIELD + field.getKey(), fieldTerm(value.toString())));
            }
        }
        return terms;
    }

    /** A value as it is looked for: whatever its case, its first 200 characters. */
    static String fieldTerm(String value) {
        String lower = value.toLowerCase(Locale.ROOT).strip();
        return lower.length() <= MAX_TERM ? lower : lower.substring(0, MAX_TERM);
    }
}
