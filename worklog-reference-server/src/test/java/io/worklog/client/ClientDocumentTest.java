package io.worklog.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestPerson;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about the interface do what the page says. */
class ClientDocumentTest {
    private static final Path PAGE = Path.of("docs", "server-api.md");

    @TempDir Path folder;

    private static String blocks(String language) throws IOException {
        Matcher blocks =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(PAGE));
        StringBuilder all = new StringBuilder();
        while (blocks.find()) {
            all.append(blocks.group(1));
        }
        return all.toString();
    }

    @Test
    void everyCurlExampleRuns() throws Exception {
        TestServer server = TestServer.shared();
        Path out = folder.resolve("out");
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-eu", "-c", blocks("sh"))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        shell.environment().put("URL", server.url());
        shell.environment().put("KEY", TestPerson.key(server));
        Process run = shell.start();
        assertThat(run.waitFor(120, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(run.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("c2sp.org/tlog-proof@v1", "\"recorded\":2", "duplicate charge")
                .contains("\"state\":\"SUBMITTED\"");
    }

    @Test
    void theJavaExampleIsTheOneThatRunsHere() throws IOException {
        String source =
                Files.readString(
                        Path.of("src/test/java/io/worklog/client/ClientDocumentTest.java"));
        assertThat(words(source)).contains(words(blocks("java")));
        example();
    }

    private static String words(String code) {
        return String.join(" ", List.of(code.split("\\s+")));
    }

    private static void example() {
        TestServer at = TestServer.shared();
        URI server = URI.create(at.url());
        String key = TestPerson.key(at);
        String id = TestPerson.project(at, key);
        // As the page has it.
        try (WorklogClient worklog = WorklogClient.to(server).key(key).open()) {
            ProjectClient project = worklog.project(id);
            SentEvent paid =
                    project.record("shop.order.paid")
                            .target("order", "A-17")
                            .set("/status", "new", "paid")
                            .commit();
            ProvenEvent proven = project.prove(paid.index());
            System.out.println(proven.event().type().name());
            project.events(EventSearch.all().target("order", "A-17"))
                    .forEach(event -> System.out.println(event.text("sentence")));
        }
    }
}
