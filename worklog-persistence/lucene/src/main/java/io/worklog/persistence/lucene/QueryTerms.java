package io.worklog.persistence.lucene;

import io.worklog.event.Severity;
import io.worklog.query.EventQuery;
import io.worklog.query.TextTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EventQuery} as a question to Lucene, with the meaning of {@link
 * io.worklog.query.EventMatcher}. The log is left out: whoever asks looks only at that log's
 * documents.
 */
final class QueryTerms {
    /** From so many alternatives on they are gathered before they are matched with the rest. */
    private static final int MANY = 64;

    /** Most words and metadata pairs of one query; Lucene has a limit of its own above it. */
    private static final int MOST = 1_000;

    private static final String FAMILY = ".*";

    private final BooleanQuery.Builder all = new BooleanQuery.Builder();
    private final List<Query> filters = new ArrayList<>();

    private QueryTerms() {}

    static Query of(EventQuery query) {
        QueryTerms terms = new QueryTerms();
        terms.kinds(query);
        terms.target(query);
        terms.links(query);
        terms.change(query);
        terms.time(query.occurredFrom(), query.occurredTo());
        terms.text(query.text());
        return terms.together();
    }

    private Query together() {
        if (filters.size() > MOST) {
            throw new IllegalArgumentException(
                    "a query asks for at most " + MOST + " words and pairs, not " + filters.size());
        }
        if (filters.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        filters.forEach(filter -> all.add(filter, Occur.FILTER));
        return all.build();
    }

    private void kinds(EventQuery query) {
        anyOf(query.actors().stream().map(id -> term(TermKind.ACTOR, id)).toList());
        anyOf(query.types().stream().map(QueryTerms::type).toList());
        anyOf(query.verbs().stream().map(v -> term(TermKind.VERB, v.name())).toList());
        anyOf(query.outcomes().stream().map(o -> term(TermKind.OUTCOME, o.name())).toList());
        optional(TermKind.TENANT, query.tenant());
        if (query.minSeverity() != null) {
            anyOf(severities(query.minSeverity()));
        }
    }

    private static BytesRef type(String name) {
        return name.endsWith(FAMILY)
                ? term(TermKind.FAMILY, name.substring(0, name.length() - 1))
                : term(TermKind.TYPE, name);
    }

    private static List<BytesRef> severities(Severity least) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.compareTo(least) >= 0)
                .map(severity -> term(TermKind.SEVERITY, severity.name()))
                .toList();
    }

    private void target(EventQuery query) {
        if (query.targetType() != null && query.targetId() != null) {
            must(pair(TermKind.TARGET, query.targetType(), query.targetId()));
        } else {
            optional(TermKind.TARGET_TYPE, query.targetType());
            optional(TermKind.TARGET_ID, query.targetId());
        }
    }

    private void links(EventQuery query) {
        optional(TermKind.CORRELATION, query.correlationId());
        optional(TermKind.BATCH, query.batchId());
        optional(TermKind.EVIDENCE, query.evidenceSha256());
        for (Map.Entry<String, String> entry : query.metadata().entrySet()) {
            must(pair(TermKind.METADATA, entry.getKey(), entry.getValue()));
        }
    }

    private void change(EventQuery query) {
        List<BytesRef> parts = new ArrayList<>();
        part(TermKind.CHANGED_PATH, query.changedPath(), parts);
        part(TermKind.OLD_VALUE, query.oldValue(), parts);
        part(TermKind.NEW_VALUE, query.newValue(), parts);
        if (parts.size() == 1) {
            filters.add(new TermQuery(new Term(EventDocument.CHANGES, parts.get(0))));
        } else if (!parts.isEmpty()) {
            PhraseQuery.Builder together = new PhraseQuery.Builder();
            parts.forEach(part -> together.add(new Term(EventDocument.CHANGES, part), 0));
            filters.add(together.build());
        }
    }

    private static void part(TermKind kind, @Nullable String value, List<BytesRef> parts) {
        if (value != null) {
            parts.add(term(kind, value));
        }
    }

    private void time(@Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return;
        }
        long first = from == null ? Long.MIN_VALUE : EventFacets.microsFrom(from);
        long end = to == null ? Long.MAX_VALUE : EventFacets.microsFrom(to);
        long last = to == null || end == Long.MIN_VALUE ? end : end - 1;
        filters.add(NumericDocValuesField.newSlowRangeQuery(EventDocument.TIME, first, last));
    }

    private void text(@Nullable String text) {
        if (text != null) {
            TextTokens.ofQuery(text).forEach(word -> must(term(TermKind.WORD, word)));
        }
    }

    private void optional(TermKind kind, @Nullable String value) {
        if (value != null) {
            must(term(kind, value));
        }
    }

    private void must(BytesRef term) {
        filters.add(query(term));
    }

    private void anyOf(Collection<BytesRef> terms) {
        if (terms.size() == 1) {
            must(terms.iterator().next());
        } else if (terms.size() > MANY) {
            filters.add(new TermInSetQuery(EventDocument.TERMS, terms));
        } else if (!terms.isEmpty()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            terms.forEach(term -> any.add(query(term), Occur.SHOULD));
            filters.add(any.build());
        }
    }

    private static Query query(BytesRef term) {
        return new TermQuery(new Term(EventDocument.TERMS, term));
    }

    private static BytesRef term(TermKind kind, String value) {
        TermList one = new TermList();
        one.add(kind, value);
        return one.copy(0);
    }

    private static BytesRef pair(TermKind kind, String first, String second) {
        TermList one = new TermList();
        one.add(kind, first, second);
        return one.copy(0);
    }
}
