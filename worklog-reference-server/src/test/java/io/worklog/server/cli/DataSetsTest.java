package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each real data set goes in whole, a second time adds nothing, and what is kept verifies. */
class DataSetsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "aws-cloudtrail, aws-cloudtrail, 2900, 0",
        "aws-cloudtrail-detonations, aws-cloudtrail-detonations, 310, 0",
        "github-events, github-events, 800, 0",
        "kubernetes-audit, kubernetes-audit, 113, 1",
        "git, git-alibaba-nacos, 5499, 0",
        "git, git-macrozheng-mall, 1073, 0",
    })
    void importsVerifiesAndAddsNothingTwice(String map, String set, long lines, long rejected)
            throws Exception {
        Path file = CliRun.data(folder, set);
        Path dir = folder.resolve("data");
        String[] call = {
            "import", "--json", "--dir", dir.toString(), "--log", set, "--map", map, file.toString()
        };
        CliRun first = CliRun.of((Object[]) call);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.number("lines")).isEqualTo(lines);
        assertThat(first.number("rejected")).isEqualTo(rejected);
        assertThat(first.number("accepted") + first.number("rejected")).isEqualTo(lines);
        long size = size(dir, set);

        CliRun second = CliRun.of((Object[]) call);
        assertThat(second.number("accepted")).isZero();
        assertThat(second.number("alreadyThere") + second.number("rejected")).isEqualTo(lines);
        assertThat(size(dir, set)).isEqualTo(size).isEqualTo(lines - rejected);
        if (rejected > 0) {
            List<String> rejects = Files.readAllLines(Path.of(second.text("rejectFile")));
            assertThat(rejects)
                    .hasSize((int) rejected)
                    .allMatch(line -> line.contains("\"line\":"));
        }

        CliRun verified = CliRun.of("verify", "--dir", dir, "--deep", "--json");
        assertThat(verified.code()).as(verified.out()).isZero();
        assertThat(verified.flag("verified")).isTrue();
        assertThat(verified.out()).doesNotContain("it has not read so far");
    }

    private static long size(Path dir, String log) {
        CliRun page = CliRun.of("query", "--dir", dir, "--log", log, "--limit", 1, "--json");
        assertThat(page.code()).as(page.err()).isZero();
        return page.number("indexedTo");
    }
}
