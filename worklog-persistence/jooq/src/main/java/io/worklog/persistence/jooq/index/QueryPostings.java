package io.worklog.persistence.jooq.index;

import io.worklog.event.Severity;
import io.worklog.query.EventQuery;
import io.worklog.query.TextTokens;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EventQuery} as a walk through what its terms find, with the meaning of {@link
 * io.worklog.query.EventMatcher}. What is mostly rare stands first, because it spares reading the
 * rest.
 */
final class QueryPostings {
    /** Most words, pairs and other parts of one query. */
    private static final int MOST = 1_000;

    private static final String FAMILY = ".*";

    private final SearchedLog log;
    private final TermFetches fetches;
    private final Terms terms = new Terms();
    private final List<Postings> parts = new ArrayList<>();

    private QueryPostings(SearchedLog log) {
        this.log = log;
        this.fetches = new TermFetches(log);
    }

    /** The entries of one log that a query wants. */
    static Postings of(EventQuery query, SearchedLog log) throws SQLException {
        QueryPostings postings = new QueryPostings(log);
        postings.objects(query);
        postings.words(query.text());
        postings.parties(query);
        postings.kinds(query);
        if (query.occurredFrom() != null || query.occurredTo() != null) {
            postings.parts.add(TimePostings.of(log, TimeSpan.of(query)));
        }
        return postings.together();
    }

    private Postings together() {
        if (parts.size() > MOST) {
            throw new IllegalArgumentException(
                    "a query asks for at most " + MOST + " words and pairs, not " + parts.size());
        }
        if (parts.isEmpty()) {
            return new AllEntries(log.walk());
        }
        return parts.size() == 1 ? parts.get(0) : new AllOf(parts, log.walk());
    }

    private void objects(EventQuery query) {
        optional(TermKind.EVIDENCE, query.evidenceSha256());
        optional(TermKind.BATCH, query.batchId());
        optional(TermKind.CORRELATION, query.correlationId());
        if (query.targetType() != null || query.targetId() != null) {
            must(TermKind.TARGET, query.targetType(), query.targetId());
        }
        if (query.changedPath() != null || query.oldValue() != null || query.newValue() != null) {
            must(TermKind.CHANGE, query.changedPath(), query.oldValue(), query.newValue());
        }
        query.metadata().forEach((key, value) -> must(TermKind.METADATA, key, value));
    }

    private void words(@Nullable String text) {
        if (text != null) {
            TextTokens.ofQuery(text).forEach(word -> must(TermKind.WORD, word));
        }
    }

    private void parties(EventQuery query) {
        anyOf(query.actors().stream().map(id -> terms.of(TermKind.ACTOR, id)).toList());
        anyOf(query.types().stream().map(this::type).toList());
        optional(TermKind.TENANT, query.tenant());
    }

    private void kinds(EventQuery query) {
        anyOf(query.verbs().stream().map(v -> terms.of(TermKind.VERB, v.name())).toList());
        anyOf(query.outcomes().stream().map(o -> terms.of(TermKind.OUTCOME, o.name())).toList());
        Severity least = query.minSeverity();
        if (least != null) {
            anyOf(
                    Arrays.stream(Severity.values())
                            .filter(severity -> severity.compareTo(least) >= 0)
                            .map(severity -> terms.of(TermKind.SEVERITY, severity.name()))
                            .toList());
        }
    }

    private Term type(String name) {
        return name.endsWith(FAMILY)
                ? terms.of(TermKind.FAMILY, name.substring(0, name.length() - 1))
                : terms.of(TermKind.TYPE, name);
    }

    private void optional(TermKind kind, @Nullable String value) {
        if (value != null) {
            must(kind, value);
        }
    }

    private void must(TermKind kind, @Nullable String... values) {
        parts.add(fetches.of(terms.of(kind, values)));
    }

    private void anyOf(Collection<Term> any) {
        List<Postings> each = new ArrayList<>();
        any.forEach(term -> each.add(fetches.of(term)));
        if (each.size() == 1) {
            parts.add(each.get(0));
        } else if (!each.isEmpty()) {
            parts.add(new AnyOf(each, log.walk()));
        }
    }
}
