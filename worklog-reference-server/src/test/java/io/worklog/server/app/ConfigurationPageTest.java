package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The configuration reference is made from the descriptions in the code. After a change of settings
 * run it with {@code -Dupdate.files=true}, which writes the page.
 */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs/server-configuration.md");

    private static final String HEAD =
            """
            # Settings of the server

            Each can be given in the file of `worklog start --config FILE`, on the command line as `--name=value`, or by
            an environment variable: the name in capitals, dots as underscores, hyphens left out
            (`worklog.server.database.pool-size` is `WORKLOG_SERVER_DATABASE_POOLSIZE`). A secret can be given by a file: add
            `_FILE` to its name and give the path. A name that means nothing is reported at start, with what was probably
            meant. Settings of Spring Boot, such as `server.port`, work as well.

            This page is made from the descriptions in the code; a test compares them.

            """;

    @Test
    void everySettingIsInThePageAsItIsInTheCode() throws IOException {
        String page = page(SettingsMetadata.load());
        if (Boolean.getBoolean("update.files")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everySettingIsDescribed() {
        assertThat(SettingsMetadata.load().settings())
                .hasSizeGreaterThan(40)
                .allSatisfy(one -> assertThat(one.description()).as(one.name()).isNotBlank());
    }

    private static String page(SettingsMetadata metadata) {
        List<SettingsMetadata.Setting> all = metadata.settings();
        return HEAD
                + table("The server", all, true)
                + "\n"
                + table("The logs (as in the Spring Boot starter)", all, false);
    }

    private static String table(String title, List<SettingsMetadata.Setting> all, boolean server) {
        return all.stream()
                .filter(one -> one.name().startsWith("worklog.server") == server)
                .map(ConfigurationPageTest::row)
                .collect(
                        Collectors.joining(
                                "\n",
                                "## "
                                        + title
                                        + "\n\n| setting | standard | meaning |\n|---|---|---|\n",
                                "\n"));
    }

    private static String row(SettingsMetadata.Setting one) {
        String standard = one.standard() == null ? "" : "`" + one.standard() + "`";
        String text = one.description().replaceAll("\\s+", " ").replace("|", "\\|");
        return "| `" + one.name() + "` | " + standard + " | " + text + " |";
    }
}
