package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import io.worklog.event.Severity;
import io.worklog.query.EventQuery;
import io.worklog.query.TextTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EventQuery} as a filter on documents, with the meaning of {@link
 * io.worklog.query.EventMatcher}. The log is left out.
 */
final class QueryFilter {
    private static final int MOST = 1_000;
    private static final String FAMILY = ".*";

    /** All of them. */
    private final List<Binary> must = new ArrayList<>();

    private final List<Bson> filters = new ArrayList<>();

    private QueryFilter() {}

    /**
     * The filters, all of which must hold.
     *
     * @throws IllegalArgumentException for more words and pairs than can be asked for
     */
    static List<Bson> of(EventQuery query) {
        QueryFilter filter = new QueryFilter();
        filter.kinds(query);
        filter.target(query);
        filter.links(query);
        filter.change(query);
        filter.time(query.occurredFrom(), query.occurredTo());
        filter.text(query.text());
        return filter.together();
    }

    private List<Bson> together() {
        if (must.size() > MOST) {
            throw new IllegalArgumentException(
                    "a query asks for at most " + MOST + " words and pairs, not " + must.size());
        }
        if (!must.isEmpty()) {
            filters.add(all(EventDocument.TERMS, must));
        }
        return filters;
    }

    private void kinds(EventQuery query) {
        anyOf(query.actors().stream().map(id -> Term.of(TermKind.ACTOR, id)).toList());
        anyOf(query.types().stream().map(QueryFilter::type).toList());
        anyOf(query.verbs().stream().map(v -> Term.of(TermKind.VERB, v.name())).toList());
        anyOf(query.outcomes().stream().map(o -> Term.of(TermKind.OUTCOME, o.name())).toList());
        optional(TermKind.TENANT, query.tenant());
        if (query.minSeverity() != null) {
            anyOf(severities(query.minSeverity()));
        }
    }

    private static Binary type(String name) {
        return name.endsWith(FAMILY)
                ? Term.of(TermKind.FAMILY, name.substring(0, name.length() - 1))
                : Term.of(TermKind.TYPE, name);
    }

    private static List<Binary> severities(Severity least) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.compareTo(least) >= 0)
                .map(severity -> Term.of(TermKind.SEVERITY, severity.name()))
                .toList();
    }

    private void target(EventQuery query) {
        if (query.targetType() != null && query.targetId() != null) {
            must.add(Term.of(TermKind.TARGET, query.targetType(), query.targetId()));
        } else {
            optional(TermKind.TARGET_TYPE, query.targetType());
            optional(TermKind.TARGET_ID, query.targetId());
        }
    }

    private void links(EventQuery query) {
        optional(TermKind.CORRELATION, query.correlationId());
        optional(TermKind.BATCH, query.batchId());
        optional(TermKind.EVIDENCE, query.evidenceSha256());
        for (Map.Entry<String, String> pair : query.metadata().entrySet()) {
            must.add(Term.of(TermKind.METADATA, pair.getKey(), pair.getValue()));
        }
    }

    private void change(EventQuery query) {
        String path = query.changedPath();
        String old = query.oldValue();
        String now = query.newValue();
        if (path != null || old != null || now != null) {
            must.add(Term.of(TermKind.CHANGE, path, old, now));
        }
    }

    private void time(@Nullable Instant from, @Nullable Instant to) {
        if (from != null) {
            filters.add(gte(EventDocument.TIME, EventDocument.microsFrom(from)));
        }
        if (to != null) {
            filters.add(lt(EventDocument.TIME, EventDocument.microsFrom(to)));
        }
    }

    private void text(@Nullable String text) {
        if (text != null) {
            TextTokens.ofQuery(text).forEach(word -> must.add(Term.of(TermKind.WORD, word)));
        }
    }

    private void optional(TermKind kind, @Nullable String value) {
        if (value != null) {
            must.add(Term.of(kind, value));
        }
    }

    private void anyOf(Collection<Binary> terms) {
        if (terms.size() == 1) {
            must.addAll(terms);
        } else if (!terms.isEmpty()) {
            filters.add(in(EventDocument.TERMS, terms));
        }
    }
}
