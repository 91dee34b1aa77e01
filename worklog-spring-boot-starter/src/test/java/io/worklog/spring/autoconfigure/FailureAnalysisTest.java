package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.worklog.Worklog;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts real applications that cannot start, and reads what they say. */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisTest {
    @TempDir private Path folder;

    /** The application. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({WorklogAutoConfiguration.class, DataSourceAutoConfiguration.class})
    static class Application {}

    /** The same with a catalog that is wrong. */
    @Configuration(proxyBeanMethods = false)
    static class WrongCatalog implements EventCatalog {
        @Bean
        EventCatalog wrong() {
            return new Empty();
        }

        /** Has no type. */
        static final class Empty implements EventCatalog {}
    }

    private String failure(CapturedOutput output, Class<?> more, String... properties) {
        int before = output.getAll().length();
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("worklog.directory=" + folder.resolve("worklog"));
        String[] arguments =
                all.stream()
                        .distinct()
                        .filter(one -> !one.isEmpty())
                        .map(one -> "--" + one)
                        .toArray(String[]::new);
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(Application.class, more)
                        .web(WebApplicationType.NONE)
                        .registerShutdownHook(false);
        assertThat(catchThrowable(() -> application.run(arguments))).isNotNull();
        String said = output.getAll().substring(before);
        assertThat(said).contains("APPLICATION FAILED TO START").contains("The worklog could not");
        return said.substring(said.indexOf("APPLICATION FAILED TO START"));
    }

    private String failure(CapturedOutput output, String... properties) {
        return failure(output, Application.class, properties);
    }

    @Test
    void aFolderThatAnotherUses(CapturedOutput output) {
        try (Worklog other = Worklog.open(folder.resolve("worklog"))) {
            assertThat(other.logs()).isNotNull();
            assertThat(failure(output, noDatabase()))
                    .contains("is in use by process")
                    .contains("worklog.directory");
        }
    }

    private static String noDatabase() {
        return "worklog.store=file";
    }

    @Test
    void aFolderThatIsAFileOrLiesInOne(CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("worklog"), "a file");
        assertThat(failure(output, noDatabase()))
                .contains(file + " is a file")
                .contains("Set worklog.directory to a folder");
    }

    @Test
    void aFolderThatCannotBeMade(CapturedOutput output) throws IOException {
        Path dangling = folder.resolve("worklog");
        Files.createSymbolicLink(dangling, folder.resolve("gone/away"));
        assertThat(failure(output, noDatabase()))
                .contains("cannot be written")
                .contains("worklog.directory");
    }

    @Test
    void aDatabaseThatIsAway(CapturedOutput output) {
        assertThat(
                        failure(
                                output,
                                "worklog.jdbc.url=jdbc:mariadb://127.0.0.1:1/worklog",
                                "worklog.jdbc.connection-timeout=250ms"))
                .contains("the database cannot be reached")
                .contains("worklog.jdbc.url");
    }

    @Test
    void aUrlWithoutADriver(CapturedOutput output) {
        assertThat(failure(output, "worklog.jdbc.url=jdbc:nothing:here"))
                .contains("worklog.jdbc.url cannot be used")
                .contains("JDBC driver");
    }

    @Test
    void aDatabaseThatIsNotSupported(CapturedOutput output) {
        assertThat(failure(output, "spring.datasource.url=jdbc:h2:mem:unsupported"))
                .contains("H2 is unknown")
                .contains("worklog.store=file");
    }

    @Test
    void tablesThatAreMissing(CapturedOutput output) {
        assertThat(
                        failure(
                                output,
                                "spring.datasource.url=jdbc:sqlite:" + folder.resolve("a.db"),
                                "worklog.jdbc.initialize-schema=never"))
                .contains("the tables of log are not as they must be")
                .contains("worklog.jdbc.initialize-schema=always");
    }

    @Test
    void namesOfTablesThatAreNone(CapturedOutput output) {
        assertThat(
                        failure(
                                output,
                                "spring.datasource.url=jdbc:sqlite:" + folder.resolve("a.db"),
                                "worklog.jdbc.table-prefix=drop table"))
                .contains("worklog.jdbc.table-prefix");
    }

    @Test
    void aStoreWithoutItsConnection(CapturedOutput output) {
        assertThat(failure(output, "worklog.store=mongodb"))
                .contains("worklog.store=mongodb is set")
                .contains("spring.mongodb.uri");
    }

    @Test
    void anOutboxWithoutTransactions(CapturedOutput output) {
        assertThat(failure(output, noDatabase(), "worklog.outbox=jdbc"))
                .contains("worklog.outbox=jdbc is set")
                .contains("worklog.outbox=none");
    }

    @Test
    void settingsThatAreWrong(CapturedOutput output) {
        assertThat(failure(output, noDatabase(), "worklog.checkpoint-interval=0s"))
                .contains("checkpointInterval")
                .contains("worklog.checkpoint-interval");
        assertThat(failure(output, noDatabase(), "worklog.spill.directory=x", tooSmall()))
                .contains("worklog.spill");
    }

    private static String tooSmall() {
        return "worklog.spill.max-events=0";
    }

    @Test
    void aCatalogThatIsWrong(CapturedOutput output) {
        assertThat(failure(output, WrongCatalog.class, noDatabase()))
                .contains("has no public static final EventType")
                .contains("EventCatalog");
    }

    @Test
    void aLogThatWasChanged(CapturedOutput output) throws IOException {
        Path directory = folder.resolve("worklog");
        try (Worklog worklog = Worklog.open(directory)) {
            worklog.record(EventType.named("shop.order.paid").target("order")).target("1").commit();
        }
        try (Stream<Path> files = Files.walk(directory.resolve("logs"))) {
            Path segment =
                    files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains("default"))
                            .max((a, b) -> Long.compare(size(a), size(b)))
                            .orElseThrow();
            try (RandomAccessFile bytes = new RandomAccessFile(segment.toFile(), "rw")) {
                bytes.seek(bytes.length() / 2);
                int old = bytes.read();
                bytes.seek(bytes.length() / 2);
                bytes.write(old ^ 1);
            }
        }
        assertThat(failure(output, noDatabase()))
                .contains("worklog verify")
                .contains("worklog.directory");
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    @Test
    void keysThatAreGone(CapturedOutput output) throws IOException {
        Path directory = folder.resolve("worklog");
        Worklog.open(directory).close();
        try (Stream<Path> keys = Files.list(directory.resolve("keys"))) {
            for (Path key : keys.toList()) {
                Files.delete(key);
            }
        }
        assertThat(failure(output, noDatabase()))
                .contains("has no key file")
                .contains("restore logs and keys of worklog.directory");
    }
}
