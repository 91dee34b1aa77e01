package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.PageRequest;
import io.worklog.spi.EventIndex;
import io.worklog.spi.IndexedEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exam that every event index has to pass: it answers as {@link
 * io.worklog.query.EventMatcher} would, whatever it was fed and however it was asked. Totals stop
 * at the count limit, and facets are counted over the first so many matches in the order of the
 * pages. Extend it, and for each further ability of the index implement {@link ErasableIndexContract},
 * {@link CheckableIndexContract} or {@link SharedIndexContract}.
 *
 * <p>Each test indexes logs whose names no other test has, so that all may run in one place.
 *
 * @param <I> the index's class
 */
@Timeout(300)
public abstract class EventIndexContract<I extends EventIndex> implements EventIndexExam {
    private static final List<String> ALIKE =
            List.of("role", "Role", "rôle", "role ", " role", "role😀", "role😁", "ｒole", "");

    private final LogId log = LogId.of("exam-" + UUID.randomUUID());
    private @Nullable I open;

    /** Opens the index on its place. Called before each test; the place may hold other logs. */
    protected abstract I open();

    /** Closes the index and opens it on the same place. */
    protected abstract I reopen(I open);

    @Override
    public int events() {
        return Integer.getInteger("worklog.test.events", 600);
    }

    @Override
    public int queries() {
        return Integer.getInteger("worklog.test.queries", 120);
    }

    @Override
    public final I index() {
        return Objects.requireNonNull(open, "the index is opened before each test");
    }

    @Override
    public final void restart() {
        open = reopen(index());
    }

    @Override
    public final LogId log() {
        return log;
    }

    @Override
    public final LogId log(String suffix) {
        return LogId.of(log + "." + suffix);
    }

    @BeforeEach
    final void openIndex() {
        open = open();
    }

    @AfterEach
    final void closeIndex() {
        index().close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void answersAsTheReferenceWhileLogsGrow(long seed) {
        IndexComparison comparison = new IndexComparison(seed, log, log("2"), log("3"));
        comparison.feed(index(), events());
        comparison.ask(index(), queries());
        restart();
        comparison.feed(index(), events() / 4);
        comparison.ask(index(), queries() / 5);
    }

    @Test
    void everyFilterAloneAnswersAsTheReference() {
        IndexComparison comparison = new IndexComparison(3, log);
        comparison.feed(index(), events() / 2);
        comparison.askEachFilter(index(), 3);
    }

    @Test
    void everyPageSizeShowsEveryEventOnce() {
        IndexComparison comparison = new IndexComparison(4, log);
        comparison.feed(index(), 120);
        EventQuery all = EventQuery.of(log).build();
        for (int limit : new int[] {1, 2, 59, 60, 61, 1_000}) {
            comparison.compare(index(), all, PageRequest.newest(limit));
            comparison.compare(index(), all, PageRequest.oldest(limit));
        }
        int exact = (int) comparison.reference(log).size();
        assertThat(index().find(all, PageRequest.newest(exact)).nextCursor()).isNull();
    }

    @Test
    void countsOfEveryFacetStopAtTheLimit() {
        IndexComparison comparison = new IndexComparison(5, log);
        comparison.feed(index(), 200);
        EventQuery all = EventQuery.of(log).build();
        int exact = (int) comparison.reference(log).size();
        for (int limit : new int[] {0, 1, 100, exact - 1, exact, exact + 1}) {
            for (PageRequest page : List.of(PageRequest.newest(3), PageRequest.oldest(3))) {
                PageRequest counted =
                        new PageRequest(3, page.order(), null, EnumSet.allOf(Facet.class), limit);
                EventHits hits = index().find(all, counted);
                List<IndexedEvent> matches = comparison.reference(log).matches(all, page.order());
                assertThat(hits.total()).isEqualTo(ReferenceIndex.total(matches, counted));
                assertThat(hits.facets()).isEqualTo(ReferenceIndex.facets(matches, counted));
            }
        }
    }

    @Test
    void textsThatAreAlikeStayDifferent() {
        index().add(log, AlikeEvents.saying(ALIKE));
        index().flush();

        for (int i = 0; i < ALIKE.size(); i++) {
            for (EventQuery query : AlikeEvents.asking(log, ALIKE.get(i))) {
                assertThat(index().find(query, PageRequest.newest(50)).indices())
                        .as("%s", query)
                        .containsExactly(LogIndex.of(i));
            }
        }
    }

    @Test
    void wordsAreFoundInChineseAndEnglish() {
        List<String> texts =
                List.of(
                        "客户要求退款，金额12.50元",
                        "The refund of INVOICE-12 was approved",
                        "退货与换货",
                        "Straße und STRASSE",
                        "ＡＢＣ株式会社");
        index().add(log, AlikeEvents.saying(texts));
        index().flush();

        assertThat(found("退款")).containsExactly(0L);
        assertThat(found("退")).containsExactly(2L, 0L);
        assertThat(found("款，金")).containsExactly(0L);
        assertThat(found("退款 客户")).containsExactly(0L);
        assertThat(found("客退")).isEmpty();
        assertThat(found("refund invoice")).containsExactly(1L);
        assertThat(found("APPROVED")).containsExactly(1L);
        assertThat(found("refunds")).isEmpty();
        assertThat(found("strasse")).containsExactly(3L);
        assertThat(found("abc 会社")).containsExactly(4L);
        assertThat(found("，")).hasSize(5);
    }

    private List<Long> found(String words) {
        EventQuery query = EventQuery.of(log).text(words).build();
        return index().find(query, PageRequest.newest(50)).indices().stream()
                .map(LogIndex::value)
                .toList();
    }

    @Test
    void pagesFromNewestDoNotMoveWhileTheLogGrows() {
        IndexComparison comparison = new IndexComparison(6, log);
        index().add(log, comparison.next(log, 200));
        index().flush();
        EventQuery all = EventQuery.of(log).build();
        List<LogIndex> seen = new ArrayList<>();
        PageRequest page = PageRequest.newest(30);
        EventHits hits = index().find(all, page);
        while (hits.nextCursor() != null) {
            seen.addAll(hits.indices());
            index().add(log, comparison.next(log, 7));
            index().flush();
            hits = index().find(all, page.after(hits.nextCursor()));
        }
        seen.addAll(hits.indices());
        assertThat(seen).isEqualTo(falling(200));
    }

    @Test
    void theSameQuestionIsAnsweredAnewWhenTheLogHasChanged() {
        IndexComparison comparison = new IndexComparison(13, log);
        EventQuery all = EventQuery.of(log).build();
        PageRequest newest = PageRequest.newest(1_000).withFacets(EnumSet.allOf(Facet.class));
        PageRequest oldest = PageRequest.oldest(1_000);
        for (int i = 0; i < 4; i++) {
            index().add(log, comparison.next(log, 1 + i * 5));
            index().flush();
            comparison.compare(index(), all, newest);
            comparison.compare(index(), all, newest);
            comparison.compare(index(), all, oldest);
        }
        index().drop(log);
        assertThat(index().find(all, oldest).indices()).isEmpty();
    }

    @Test
    void pagesFromOldestGoOnIntoWhatWasAddedMeanwhile() {
        IndexComparison comparison = new IndexComparison(7, log);
        index().add(log, comparison.next(log, 100));
        index().flush();
        EventQuery all = EventQuery.of(log).build();
        PageRequest page = PageRequest.oldest(60);
        EventHits first = index().find(all, page);
        index().add(log, comparison.next(log, 10));
        index().flush();
        EventHits second = index().find(all, page.after(first.nextCursor()));
        assertThat(second.indices()).startsWith(LogIndex.of(60)).endsWith(LogIndex.of(109));
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void aCursorThatIsDamagedOrOfAnotherQueryIsRefused() {
        index().add(log, new IndexComparison(8, log).next(log, 100));
        index().flush();
        EventQuery all = EventQuery.of(log).build();
        String cursor = String.valueOf(index().find(all, PageRequest.newest(10)).nextCursor());

        assertRefused(EventQuery.of(log).tenant("acme").build(), PageRequest.newest(10), cursor);
        assertRefused(EventQuery.of(log("2")).build(), PageRequest.newest(10), cursor);
        assertRefused(all, PageRequest.oldest(10), cursor);
        for (String bad : List.of("", "!", "0", cursor + cursor, cursor.substring(1))) {
            assertRefused(all, PageRequest.newest(10), bad);
        }
        EventHits rest = index().find(all, PageRequest.newest(90).after(cursor));
        assertThat(rest.indices()).isEqualTo(falling(90));
    }

    private void assertRefused(EventQuery query, PageRequest page, String cursor) {
        assertThatThrownBy(() -> index().find(query, page.after(cursor)))
                .as(cursor)
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entriesSeenBeforeAreIgnoredAndAGapIsRefused() {
        IndexComparison comparison = new IndexComparison(9, log);
        List<IndexedEvent> events = comparison.next(log, 15);
        index().add(log, events.subList(0, 10));
        index().add(log, events.subList(5, 15));
        index().add(log, List.of());
        index().add(log, events.subList(0, 3));
        List<IndexedEvent> later = new IndexComparison(9, log).next(log, 20).subList(16, 20);
        assertThatThrownBy(() -> index().add(log, later))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index().add(log("2"), events.subList(1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        index().flush();
        assertThat(index().indexedTo(log)).isEqualTo(TreeSize.of(15));
        assertThat(index().indexedTo(log("2"))).isEqualTo(TreeSize.of(0));
        comparison.compare(index(), EventQuery.of(log).build(), PageRequest.newest(7));
    }

    @Test
    void saysAfterReopeningWhatToFeedAgain() {
        IndexComparison comparison = new IndexComparison(10, log);
        assertThat(index().indexedTo(log)).isEqualTo(TreeSize.of(0));
        index().add(log, comparison.next(log, 40));
        index().flush();
        assertThat(index().indexedTo(log)).isEqualTo(TreeSize.of(40));
        restart();
        assertThat(index().indexedTo(log)).isEqualTo(TreeSize.of(40));
        index().add(log, comparison.next(log, 25));
        restart();
        long from = index().indexedTo(log).value();
        assertThat(from).isBetween(40L, 65L);
        List<IndexedEvent> all = comparison.reference(log).all();
        index().add(log, all.subList((int) from, 65));
        index().flush();
        comparison.compare(index(), EventQuery.of(log).build(), PageRequest.newest(9));
    }

    @Test
    void aDroppedLogIsFedFromTheStartAndOthersStay() {
        IndexComparison comparison = new IndexComparison(11, log, log("2"));
        comparison.feed(index(), 150);
        index().drop(log);
        assertThat(index().indexedTo(log)).isEqualTo(TreeSize.of(0));
        EventQuery all = EventQuery.of(log).build();
        assertThat(index().find(all, PageRequest.newest(1)).indices()).isEmpty();
        comparison.compare(index(), EventQuery.of(log("2")).build(), PageRequest.newest(20));
        index().add(log, comparison.reference(log).all());
        index().flush();
        comparison.compare(index(), all, PageRequest.newest(20));
    }

    @Test
    void severalLogsAreFedAndSearchedAtOnce() throws Exception {
        LogId[] names = {log, log("2"), log("3"), log("4")};
        IndexComparison comparison = new IndexComparison(12, names);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> work = new ArrayList<>();
            for (LogId name : names) {
                List<IndexedEvent> events = comparison.next(name, 60);
                Future<?> feeding = pool.submit(() -> feedInTens(name, events));
                work.add(feeding);
                work.add(pool.submit(() -> searchWhile(feeding, name)));
            }
            for (Future<?> each : work) {
                each.get();
            }
        }
        for (LogId name : names) {
            comparison.compare(index(), EventQuery.of(name).build(), PageRequest.newest(50));
        }
    }

    private void feedInTens(LogId name, List<IndexedEvent> events) {
        for (int from = 0; from < events.size(); from += 10) {
            index().add(name, events.subList(from, from + 10));
            index().flush();
        }
    }

    /** What is seen is always a prefix of the log, without a gap. */
    private void searchWhile(Future<?> feeding, LogId name) {
        EventQuery all = EventQuery.of(name).build();
        int seen = 0;
        while (!feeding.isDone()) {
            List<LogIndex> found = index().find(all, PageRequest.newest(100)).indices();
            assertThat(found).isEqualTo(falling(found.size()));
            assertThat(found.size()).isGreaterThanOrEqualTo(seen);
            seen = found.size();
        }
    }

    private static List<LogIndex> falling(int size) {
        return LongStream.range(0, size).mapToObj(i -> LogIndex.of(size - 1 - i)).toList();
    }
}
