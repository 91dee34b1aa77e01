package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;

/** What is done ahead of time is there, and is asked for. */
class StartPreparationTest {
    @Test
    void springBootKnowsOfIt() {
        assertThat(
                        SpringFactoriesLoader.forDefaultResourceLocation()
                                .load(BackgroundPreinitializer.class))
                .anyMatch(StartPreparation.class::isInstance);
    }

    @Test
    void everyClassOfOursOnTheListIsThere() {
        List<String> ours =
                StartPreparation.names().stream()
                        .filter(name -> name.startsWith("io.worklog."))
                        .toList();
        assertThat(ours).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(ours).allMatch(name -> ClassUtils.isPresent(name, null));
        assertThat(StartPreparation.load(ours)).isEqualTo(ours.size());
        assertThat(StartPreparation.load(List.of("io.worklog.Gone"))).isZero();
    }

    @Test
    void itGoesThrough() {
        assertThatCode(() -> new StartPreparation().preinitialize()).doesNotThrowAnyException();
    }
}
