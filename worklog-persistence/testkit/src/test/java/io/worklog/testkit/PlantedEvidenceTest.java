package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exam of evidence stores finds each fault that was planted, by the test that is there for it. */
class PlantedEvidenceTest {
    static Stream<Arguments> plants() {
        return Stream.of(
                Arguments.of(
                        PlantedEvidence.Truncates.class, "keepsEverySizeAroundTheSizesOfBuffers"),
                Arguments.of(
                        PlantedEvidence.BelievesWhatItReads.class,
                        "bytesThatWereChangedAreFoundWhenTheWholeIsRead"),
                Arguments.of(
                        PlantedEvidence.KeepsWhatArrivedBeforeTheBreak.class,
                        "aStreamThatBreaksLeavesNothing"),
                Arguments.of(
                        PlantedEvidence.TakesOneByteTooMany.class,
                        "takesExactlyTheLimitAndRefusesOneByteMore"),
                Arguments.of(
                        PlantedEvidence.ClosesTheStream.class,
                        "streamsALargeContentInAndOutAndLeavesTheStreamOpen"),
                Arguments.of(
                        PlantedEvidence.ReadsAllAtOnce.class,
                        "streamsALargeContentInAndOutAndLeavesTheStreamOpen"),
                Arguments.of(
                        PlantedEvidence.LeavesWhatItDeletes.class,
                        "deletesForGoodAndTakesTheBytesAgain"));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void aPlantedFaultIsFound(Class<?> exam, String foundBy) {
        FailedTests run = FailedTests.of(exam);
        assertThat(run.failed()).as("%s", run).contains(foundBy);
    }

    @Test
    void aStoreWithoutFaultPasses() {
        FailedTests run = FailedTests.of(PlantedEvidence.Honest.class);
        assertThat(run.failed()).as("%s", run).isEmpty();
        assertThat(run.passed()).isGreaterThan(10);
    }
}
