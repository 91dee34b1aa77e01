package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exam of indexes finds each fault that was planted, by the tests that are there for it. */
class PlantedIndexesTest {
    static Stream<Arguments> plants() {
        return Stream.of(
                plant(
                        PlantedIndexes.ForgetsTheTenant.class,
                        "everyFilterAloneAnswersAsTheReference",
                        "answersAsTheReferenceWhileLogsGrow",
                        "textsThatAreAlikeStayDifferent"),
                plant(
                        PlantedIndexes.SkipsOneBetweenPages.class,
                        "everyPageSizeShowsEveryEventOnce",
                        "pagesFromNewestDoNotMoveWhileTheLogGrows"),
                plant(
                        PlantedIndexes.CountsBeyondTheLimit.class,
                        "countsOfEveryFacetStopAtTheLimit"),
                plant(
                        PlantedIndexes.AnswersFromAnOldCopy.class,
                        "theSameQuestionIsAnsweredAnewWhenTheLogHasChanged"),
                plant(
                        PlantedIndexes.AcceptsAGap.class,
                        "entriesSeenBeforeAreIgnoredAndAGapIsRefused"),
                plant(
                        PlantedIndexes.ErasesNothing.class,
                        "aReplacedEntryIsFoundByWhatItSaysNowOnly"),
                plant(
                        PlantedIndexes.AgreesWithoutLookingAtTheReason.class,
                        "disagreesWhereOneThingDiffers"));
    }

    private static Arguments plant(Class<?> exam, String... foundBy) {
        return Arguments.of(exam, List.of(foundBy));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void aPlantedFaultIsFound(Class<?> exam, List<String> foundBy) {
        FailedTests run = FailedTests.of(exam);
        assertThat(run.failed()).as("%s", run).containsAll(foundBy);
    }

    static List<String> filters() {
        return QueryParts.narrowing();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aForgottenFilterIsFound(String filter) {
        IndexComparison comparison = new IndexComparison(3, LogId.of("exam"));
        HeapIndex index = PlantedIndexes.without(filter);
        comparison.feed(index, 300);
        assertThatThrownBy(() -> comparison.askEachFilter(index, 3))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anIndexWithoutFaultPasses() {
        FailedTests run = FailedTests.of(PlantedIndexes.Honest.class);
        assertThat(run.failed()).as("%s", run).isEmpty();
        assertThat(run.passed()).isGreaterThan(15);
    }
}
