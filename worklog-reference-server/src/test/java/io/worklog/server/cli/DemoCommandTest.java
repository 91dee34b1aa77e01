package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a visitor runs. */
class DemoCommandTest {
    @TempDir Path folder;

    @Test
    void theDemoImportsShowsVerifiesChangesAByteAndIsCaught() {
        CliRun run = CliRun.of("demo", "--dir", folder.resolve("new"));
        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("400 records added, 0 rejected")
                .contains("pom依赖版本统一管理")
                .contains("verified, 400 entries")
                .contains("MODIFIED, 400 entries")
                .contains("entry 304 is not as sealed")
                .contains("./worklog import")
                .doesNotContain("\u001b");
        assertThat(CliRun.of("demo", "--dir", folder.resolve("new")).code()).isEqualTo(2);
    }

    @Test
    void theDemoSpeaksChinese() {
        CliRun run = CliRun.of("demo", "--lang", "zh", "--dir", folder.resolve("new"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("校验通过").contains("条目 304").contains("接下来");
    }
}
