package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.ErasableIndex;
import io.worklog.spi.IndexedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an index that follows erasure has to pass beside {@link EventIndexContract}. */
public interface ErasableIndexContract extends EventIndexExam {
    @Override
    ErasableIndex index();

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    default void answersAsTheReferenceAfterErasureAndPruning(long seed) {
        IndexComparison comparison = new IndexComparison(seed, log(), log("2"), log("3"));
        comparison.feed(index(), events() / 2);
        comparison.forget(index());
        comparison.ask(index(), queries() / 2);
        comparison.feed(index(), events() / 4);
        restart();
        comparison.ask(index(), queries() / 5);
    }

    @Test
    default void aReplacedEntryIsFoundByWhatItSaysNowOnly() {
        List<IndexedEvent> events = new IndexComparison(22, log()).next(log(), 50);
        LogIndex place = LogIndex.of(20);
        index().add(log(), events);
        index().replace(log(), List.of(AlikeEvents.saying(place, "zhuyuanzhang 明太祖")));
        index().flush();
        assertThat(found("zhuyuanzhang")).containsExactly(place);
        assertThat(found("太祖")).containsExactly(place);
        index().replace(log(), List.of(AlikeEvents.saying(place, "erased")));
        index().flush();
        for (int i = 0; i < 2; i++) {
            assertThat(found("zhuyuanzhang")).isEmpty();
            assertThat(found("太祖")).isEmpty();
            assertThat(found("erased")).containsExactly(place);
            assertThat(find(EventQuery.of(log()).build())).hasSize(50);
            restart();
        }
    }

    @Test
    default void whatItWasNotFedOrWasToldToForgetDoesNotComeBack() {
        IndexComparison comparison = new IndexComparison(23, log());
        index().add(log(), comparison.next(log(), 60));
        index().forgetBelow(log(), LogIndex.of(40));
        index().replace(
                        log(),
                        List.of(
                                AlikeEvents.saying(LogIndex.of(39), "forgotten"),
                                AlikeEvents.saying(LogIndex.of(60), "unfed")));
        index().flush();
        assertThat(found("forgotten")).isEmpty();
        assertThat(found("unfed")).isEmpty();
        assertThat(find(EventQuery.of(log()).build())).hasSize(20);
        assertThat(index().indexedTo(log())).isEqualTo(TreeSize.of(60));
    }

    @Test
    default void aPrunedLogIsFedFromItsFirstKeptEntry() {
        List<IndexedEvent> events = new IndexComparison(24, log()).next(log(), 60);
        index().forgetBelow(log(), LogIndex.of(40));
        index().flush();
        assertThat(index().indexedTo(log())).isEqualTo(TreeSize.of(40));
        index().add(log(), events.subList(40, 60));
        index().flush();
        restart();
        assertThat(find(EventQuery.of(log()).build())).hasSize(20).endsWith(LogIndex.of(40));
    }

    private List<LogIndex> found(String words) {
        return find(EventQuery.of(log()).text(words).build());
    }

    private List<LogIndex> find(EventQuery query) {
        return index().find(query, PageRequest.newest(100)).indices();
    }
}
