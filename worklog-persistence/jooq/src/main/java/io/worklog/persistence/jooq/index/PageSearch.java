package io.worklog.persistence.jooq.index;

import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.BoundedCount;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Order;
import io.worklog.query.PageCursor;
import io.worklog.query.PageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers one query. What was fed after the search began is left out, so several statements see the
 * same entries; matches are counted in the order of the pages, so facets speak of the nearest ones.
 */
final class PageSearch {
    private final EventQuery query;
    private final PageRequest page;
    private final FacetCounts facets;
    private final List<LogIndex> shown = new ArrayList<>();
    private long counted;

    PageSearch(EventQuery query, PageRequest page) {
        this.query = query;
        this.page = page;
        this.facets = new FacetCounts(page.facets());
    }

    EventHits answer(Connection connection, IndexTables tables) throws SQLException {
        String cursor = page.cursor();
        Long last = cursor == null ? null : PageCursor.read(query, page.order(), cursor);
        LogState state = tables.logs().state(connection, query.log()).orElse(new LogState(0, 0, 0));
        Walk all = new Walk(page.order(), state.minIndex(), state.indexedTo());
        count(new SearchedLog(connection, tables, state.logNo(), all), last == null);
        if (last != null) {
            show(new SearchedLog(connection, tables, state.logNo(), rest(all, last)));
        }
        return hits(state);
    }

    private static Walk rest(Walk all, long last) {
        return all.newestFirst()
                ? new Walk(all.order(), all.from(), Math.min(all.to(), last))
                : new Walk(all.order(), Math.max(all.from(), last + 1), all.to());
    }

    /** Counts, and on the way shows the first page where that is the one. */
    private void count(SearchedLog log, boolean first) throws SQLException {
        Matches matches = new Matches(QueryPostings.of(query, log), log.walk());
        Block block = matches.next();
        while (block != null && (counted <= page.countLimit() || (first && !isFull()))) {
            if (first) {
                show(block);
            }
            long left = page.countLimit() - counted;
            if (left > 0) {
                facets.add(log, nearest(block, left));
            }
            counted += block.places().count();
            block = matches.next();
        }
        facets.readRest(log);
    }

    private void show(SearchedLog log) throws SQLException {
        Matches matches = new Matches(QueryPostings.of(query, log), log.walk());
        Block block = matches.next();
        while (block != null) {
            show(block);
            block = isFull() ? null : matches.next();
        }
    }

    /** Whether there is one match more than the page holds. */
    private boolean isFull() {
        return shown.size() > page.limit();
    }

    private void show(Block block) {
        int[] places = block.places().toArray();
        long start = Block.start(block.number());
        for (int i = 0; i < places.length && !isFull(); i++) {
            int at = newestFirst() ? places.length - 1 - i : i;
            shown.add(LogIndex.of(start + places[at]));
        }
    }

    /** The first matches of a block in the order of the pages. */
    private Block nearest(Block block, long most) {
        int[] places = block.places().toArray();
        if (places.length <= most) {
            return block;
        }
        Places some = Places.none();
        for (int i = 0; i < most; i++) {
            some.add(places[newestFirst() ? places.length - 1 - i : i]);
        }
        return new Block(block.number(), some);
    }

    private boolean newestFirst() {
        return page.order() == Order.NEWEST_FIRST;
    }

    private EventHits hits(LogState state) {
        List<LogIndex> indices = isFull() ? shown.subList(0, page.limit()) : shown;
        long limit = page.countLimit();
        return new EventHits(
                indices,
                nextCursor(indices),
                new BoundedCount(Math.min(counted, limit), counted <= limit),
                facets.result(),
                TreeSize.of(state.indexedTo()));
    }

    private @Nullable String nextCursor(List<LogIndex> indices) {
        if (!isFull()) {
            return null;
        }
        long last = indices.get(indices.size() - 1).value();
        return PageCursor.write(query, page.order(), last);
    }
}
