package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.excludeId;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import io.worklog.log.LogIndex;
import io.worklog.query.BoundedCount;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import io.worklog.query.Order;
import io.worklog.query.PageCursor;
import io.worklog.query.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Answers one query as far as a state says. */
final class IndexAnswer {
    private final MongoCollection<Document> events;
    private final IndexState state;
    private final EventQuery query;
    private final PageRequest page;
    private final List<Bson> filters;

    IndexAnswer(
            MongoCollection<Document> events,
            IndexState state,
            EventQuery query,
            PageRequest page) {
        this.events = events;
        this.state = state;
        this.query = query;
        this.page = page;
        this.filters = QueryFilter.of(query);
    }

    EventHits answer() {
        List<LogIndex> indices = pageAndOne();
        boolean more = indices.size() > page.limit();
        List<LogIndex> shown = more ? indices.subList(0, page.limit()) : indices;
        String cursor =
                more ? PageCursor.write(query, page.order(), shown.getLast().value()) : null;
        Map<Facet, List<FacetValue>> facets =
                new FacetCounts(events, page).of(within(state.minIndex(), state.to()), sort());
        return new EventHits(shown, cursor, total(), facets, state.size());
    }

    private Bson within(long from, long to) {
        List<Bson> all = new ArrayList<>();
        all.add(eq(EventDocument.LOG, state.log().value()));
        all.add(eq(EventDocument.LIFE, state.life()));
        all.add(gte(EventDocument.INDEX, from));
        all.add(lt(EventDocument.INDEX, to));
        all.addAll(filters);
        return and(all);
    }

    private Bson sort() {
        return page.order() == Order.NEWEST_FIRST
                ? descending(EventDocument.INDEX)
                : ascending(EventDocument.INDEX);
    }

    /** One match more than the page holds, where there is one. */
    private List<LogIndex> pageAndOne() {
        long from = state.minIndex();
        long to = state.to();
        if (page.cursor() != null) {
            long last = PageCursor.read(query, page.order(), page.cursor());
            boolean newest = page.order() == Order.NEWEST_FIRST;
            to = newest ? Math.min(to, last) : to;
            from = newest ? from : Math.max(from, last + 1);
        }
        return events.find(within(from, to))
                .sort(sort())
                .limit(page.limit() + 1)
                .projection(fields(include(EventDocument.INDEX), excludeId()))
                .map(found -> new Fields(found, "an indexed event").number(EventDocument.INDEX))
                .map(LogIndex::of)
                .into(new ArrayList<>());
    }

    private BoundedCount total() {
        long limit = page.countLimit();
        long all = state.to() - state.minIndex();
        long counted = filters.isEmpty() ? all : counted(limit + 1);
        return new BoundedCount(Math.min(counted, limit), counted <= limit);
    }

    private long counted(long most) {
        CountOptions options = new CountOptions().limit((int) Math.min(most, Integer.MAX_VALUE));
        return events.countDocuments(within(state.minIndex(), state.to()), options);
    }
}
