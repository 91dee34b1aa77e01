package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WorklogAutoConfigurationTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(WorklogAutoConfiguration.class));

    @TempDir private Path folder;

    @Test
    void opensOneWorklogInTheChosenFolder() {
        Path logs = folder.resolve("audit");
        runner.withPropertyValues("worklog.directory=" + logs)
                .run(context -> {
                    assertThat(context).hasSingleBean(Worklog.class);
                    assertThat(logs).isDirectory();
                });
    }

    @Test
    void theFolderIsFreeAgainAfterShutdown() {
        runner.withPropertyValues("worklog.directory=" + folder)
                .run(context -> assertThat(context).hasNotFailed());
        try (Worklog again = Worklog.open(folder)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void leavesAnApplicationsOwnWorklogAlone() {
        Path unused = folder.resolve("unused");
        try (Worklog own = Worklog.open(folder.resolve("own"))) {
            runner.withPropertyValues("worklog.directory=" + unused)
                    .withBean("ownWorklog", Worklog.class, () -> own)
                    .run(context -> {
                        assertThat(context.getBean(Worklog.class)).isSameAs(own);
                        assertThat(unused).doesNotExist();
                    });
        }
    }

    @Test
    void aFolderThatCannotBeOpenedStopsTheStart() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        runner.withPropertyValues("worklog.directory=" + file)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void springBootFindsItByItself() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(WorklogAutoConfiguration.class.getName());
    }
}
