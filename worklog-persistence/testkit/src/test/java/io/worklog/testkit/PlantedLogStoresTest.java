package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exam finds each fault that was planted, by the tests that are there for it. */
class PlantedLogStoresTest {
    static Stream<Arguments> plants() {
        return Stream.of(
                plant(PlantedLogStores.LosesOneOfABatch.class, "keepsWhatWasAppendedInOrder"),
                plant(PlantedLogStores.DropsTheLastOfABatch.class, "keepsWhatWasAppendedInOrder"),
                plant(PlantedLogStores.DoublesOne.class, "keepsWhatWasAppendedInOrder"),
                plant(PlantedLogStores.Reorders.class, "keepsWhatWasAppendedInOrder"),
                plant(
                        PlantedRewrites.RoundsTimes.class,
                        "keepsTimesNumbersAndTextAsTheyWereWritten"),
                plant(
                        PlantedRewrites.NormalisesJson.class,
                        "keepsTimesNumbersAndTextAsTheyWereWritten"),
                plant(
                        PlantedRewrites.TrimsBytes.class,
                        "keepsTimesNumbersAndTextAsTheyWereWritten"),
                plant(PlantedRewrites.FindsFewOfManyKeys.class, "keysThatAreAlikeStayDifferent"),
                plant(PlantedRewrites.FoldsCase.class, "keysThatAreAlikeStayDifferent"),
                plant(PlantedRewrites.TrimsKeys.class, "keysThatAreAlikeStayDifferent"),
                plant(PlantedRewrites.FoldsAccents.class, "keysThatAreAlikeStayDifferent"),
                plant(PlantedRewrites.LosesEmoji.class, "keysThatAreAlikeStayDifferent"),
                plant(PlantedRewrites.CutsKeys.class, "keysThatAreAlikeStayDifferent"),
                plant(
                        PlantedLogStores.AcknowledgesBeforeApplying.class,
                        "writersThatReadTheHeadAnewAddExactlyTheirEntries",
                        "fuzzedWritersLeaveOneWholeLog"),
                plant(
                        PlantedLogStores.LetsAStaleEpochAppend.class,
                        "refusesABatchForAnotherSizeOrEpochAndAddsNothing",
                        "aClaimThroughOneStoreFencesTheWritersOfAnother"),
                plant(
                        PlantedLogStores.IgnoresTheSize.class,
                        "refusesABatchForAnotherSizeOrEpochAndAddsNothing"),
                plant(
                        PlantedLogStores.ShrinksTheCheckpoint.class,
                        "keepsTheNewestCheckpointAndRefusesASmallerOne"),
                plant(
                        PlantedLogStores.TakesEmptyForAbsent.class,
                        "anAbsentPrivateSideIsNotAnEmptyOne"),
                plant(
                        PlantedLogStores.MakesALogTwice.class,
                        "aLogIsMadeOnce",
                        "oneOfManyMakesTheLog"),
                plant(
                        PlantedLogStores.LosesTilesOfTheSecondLevel.class,
                        "aTreeGrowsASecondLevelOfTiles"),
                plant(PlantedLogStores.ForgetsNothing.class, "forgetsAPrivateSideForGood"),
                plant(
                        PlantedLogStores.PrunesOneTooMany.class,
                        "prunesAPrefixAndKeepsTilesAndKeys"));
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

    @Test
    void aStoreWithoutFaultPasses() {
        FailedTests run = FailedTests.of(PlantedLogStores.Honest.class);
        assertThat(run.failed()).as("%s", run).isEmpty();
        assertThat(run.passed()).isGreaterThan(30);
    }
}
