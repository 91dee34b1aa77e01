package io.worklog.server.record;

import io.worklog.server.api.Problem;
import io.worklog.server.record.TermRows.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted; every part that is given narrows the answer.
 *
 * @param states any of them; empty for all
 * @param author who wrote it
 * @param text text in its title, whatever the case
 * @param from earliest day of work
 * @param to latest day of work
 * @param terms participants, tags and values of custom fields, all of them
 */
record RecordFilter(
        List<RecordState> states,
        @Nullable String author,
        @Nullable String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Term> terms) {
    private static final char ESCAPE = '!';
    private static final int MAX_TERMS = 10;

    RecordFilter {
        states = List.copyOf(states);
        terms = List.copyOf(terms);
        if (terms.size() > MAX_TERMS) {
            throw Problem.invalid("tag", "at most " + MAX_TERMS + " conditions at once");
        }
    }

    /** As the parameters of a list say it; a field is {@code name:value}. */
    static List<Term> terms(
            @Nullable String participant,
            @Nullable List<String> tags,
            @Nullable List<String> fields) {
        List<Term> terms = new ArrayList<>();
        if (participant != null) {
            terms.add(new Term(TermRows.PERSON, participant));
        }
        for (String tag : tags == null ? List.<String>of() : tags) {
            terms.add(new Term(TermRows.TAG, tag));
        }
        for (String field : fields == null ? List.<String>of() : fields) {
            int colon = field.indexOf(':');
            if (colon < 1) {
                throw Problem.invalid("field", "must be name:value");
            }
            String value = TermRows.fieldTerm(field.substring(colon + 1));
            terms.add(new Term(TermRows.FIELD + field.substring(0, colon), value));
        }
        return terms;
    }

    Condition condition(String project) {
        Condition which = Tables.PROJECT_ID.eq(project);
        if (!states.isEmpty()) {
            which = which.and(Tables.STATE.in(states.stream().map(RecordState::name).toList()));
        }
        if (author != null) {
            which = which.and(Tables.AUTHOR_ID.eq(author));
        }
        if (from != null) {
            which = which.and(Tables.WORK_DATE.ge(from.toString()));
        }
        if (to != null) {
            which = which.and(Tables.WORK_DATE.le(to.toString()));
        }
        if (text != null && !text.isBlank()) {
            String wanted = DSL.escape(text.strip().toLowerCase(Locale.ROOT), ESCAPE);
            which = which.and(Tables.TITLE_KEY.like("%" + wanted + "%", ESCAPE));
        }
        for (Term term : terms) {
            which = which.and(has(project, term));
        }
        return which;
    }

    private static Condition has(String project, Term term) {
        return Tables.ID.in(
                DSL.select(Tables.RECORD_ID)
                        .from(Tables.TERMS)
                        .where(Tables.ofTerm(Tables.PROJECT_ID).eq(project))
                        .and(Tables.KIND.eq(term.kind()))
                        .and(Tables.TERM.eq(term.term())));
    }
}
