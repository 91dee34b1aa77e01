package io.worklog.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.evidence.FileEvidenceStore;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs and files go from store to store, and every command reads them where they went. */
@ExtendWith(ServersExtension.class)
class MigrateCommandTest {
    private static final String PREFIX = "wl" + UUID.randomUUID().toString().substring(0, 8) + "_";

    @TempDir static Path filled;
    private static Path dir;
    @TempDir Path folder;

    @BeforeAll
    static void aLogOfGitHubEvents() {
        dir = filled.resolve("data");
        Path file = CliRun.data(filled, "github-events");
        CliRun imported =
                CliRun.of("import", "--dir", dir, "--log", "a", "--map", "github-events", file);
        assertThat(imported.code()).as(imported.err()).isZero();
    }

    @Test
    void aLogGoesFromFilesToSqliteAndBackAsTheSameLog() throws IOException {
        String sqlite = "jdbc:sqlite:" + folder.resolve("logs.db");
        assertThat(migrate("file:" + dir, sqlite, "--dry-run").code()).isZero();

        CliRun there = migrate("file:" + dir, sqlite);
        assertThat(there.code()).as(there.err()).isZero();
        assertThat(verdicts(there)).containsOnly("verified");
        assertReadsTheSame(sqlite);

        CliRun again = migrate("file:" + dir, sqlite);
        assertThat(logs(again))
                .allMatch(log -> log.members().get("copied").equals(new JsonInteger(0)));
        Path back = folder.resolve("back");
        CliRun home = migrate(sqlite, "file:" + back, "--keys", dir);
        assertThat(home.code()).as(home.err()).isZero();
        assertReadsTheSame("file:" + back);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aLogGoesToEveryDatabase(DatabaseKind kind, TestServers servers) {
        try (TestDatabase database = servers.database(kind).createDatabase()) {
            String bare = database.url().replaceAll("([?&])password=[^&]*&?", "$1");
            String url = bare.replaceAll("[?&]$", "") + "#prefix=" + PREFIX;
            CliRun there = migrate("file:" + dir, url);
            assertThat(there.code()).as(there.err()).isZero();
            assertThat(verdicts(there)).containsOnly("verified");
            assertExportsTheSame(url);
        }
    }

    @Test
    void aLogAndItsFilesGoToAMongoDb(TestServers servers) throws IOException {
        String base = servers.mongodb().uri();
        String name = "/worklog_cli_" + UUID.randomUUID().toString().substring(0, 8);
        String url = base.replaceFirst("/(\\?|$)", name + "$1");
        try {
            CliRun there = migrate("file:" + dir, url + "#prefix=" + PREFIX);
            assertThat(there.code()).as(there.err()).isZero();
            assertThat(verdicts(there)).containsOnly("verified");
            assertExportsTheSame(url + "#prefix=" + PREFIX);
            assertFilesGoAndComeBack(url);
        } finally {
            try (MongoClient client = MongoClients.create(base)) {
                client.getDatabase(name.substring(1)).drop();
            }
        }
    }

    @Test
    void filesGoToABucket() throws Exception {
        Properties store = new Properties();
        Path objects = Files.createDirectories(folder.resolve("objects"));
        Files.createDirectories(objects.resolve("bucket"));
        store.setProperty("jclouds.filesystem.basedir", objects.toString());
        S3Proxy bucket =
                S3Proxy.builder()
                        .blobStore(BlobStores.create("filesystem-nio2", store))
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.NONE, "", "")
                        .build();
        bucket.start();
        System.setProperty("aws.accessKeyId", "any");
        System.setProperty("aws.secretAccessKey", "any");
        try {
            String endpoint = "http://127.0.0.1:" + bucket.getPort();
            assertFilesGoAndComeBack("s3://bucket/evidence?endpoint=" + endpoint);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
            bucket.stop();
        }
    }

    private void assertFilesGoAndComeBack(String url) throws IOException {
        Path from = folder.resolve("files");
        FileEvidenceStore store = FileEvidenceStore.open(from);
        for (int i = 0; i < 5; i++) {
            byte[] content = ("file " + i).getBytes(StandardCharsets.UTF_8);
            store.put(new ByteArrayInputStream(content), 100);
        }
        CliRun there = files("file:" + from, url);
        assertThat(there.code()).as(there.err()).isZero();
        assertThat(there.number("copied")).isEqualTo(5);
        CliRun back = files(url, "file:" + folder.resolve("files-back"));
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.number("copied")).isEqualTo(5);
    }

    private void assertReadsTheSame(String url) {
        assertThat(on(url, "query", "--limit", 20, "--type", "github.push").out())
                .isEqualTo(on(null, "query", "--limit", 20, "--type", "github.push").out());
        assertThat(on(url, "key", "show").out()).isEqualTo(on(null, "key", "show").out());
        assertThat(on(url, "tail").code()).isZero();
        assertExportsTheSame(url);
        CliRun verified = CliRun.of("verify", "--dir", dir, "--store", url, "--log", "a");
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    }

    private void assertExportsTheSame(String url) {
        Path here = folder.resolve(UUID.randomUUID() + ".ndjson");
        Path there = folder.resolve(UUID.randomUUID() + ".ndjson");
        assertThat(on(null, "export", "--format", "ndjson", here).code()).isZero();
        assertThat(on(url, "export", "--format", "ndjson", there).code()).isZero();
        assertThat(there).hasSameBinaryContentAs(here);
    }

    private CliRun on(String store, String command, Object... more) {
        Stream<Object> words =
                command.equals("key") ? Stream.of("key", more[0]) : Stream.of(command);
        Stream<Object> place = Stream.of("--dir", dir, "--log", "a");
        Stream<Object> elsewhere = store == null ? Stream.of() : Stream.of("--store", store);
        Stream<Object> rest = Stream.of(more).skip(command.equals("key") ? 1 : 0);
        return CliRun.of(Stream.of(words, place, elsewhere, rest).flatMap(part -> part).toArray());
    }

    private static CliRun migrate(String from, String to, Object... more) {
        Stream<Object> words = Stream.of("migrate-store", "--json", "--from", from, "--to", to);
        return CliRun.of(Stream.concat(words, Stream.of(more)).toArray());
    }

    private static List<JsonObject> logs(CliRun run) {
        return run.list("logs").stream().map(JsonObject.class::cast).toList();
    }

    private static List<String> verdicts(CliRun run) {
        return logs(run).stream()
                .map(log -> ((JsonString) log.members().get("verdict")).text())
                .toList();
    }

    @Test
    void aChangedByteInTheCopyIsSaidAndEndsWithOne() throws IOException {
        Path copy = folder.resolve("copy");
        assertThat(migrate("file:" + dir, "file:" + copy).code()).isZero();
        Path segment = copy.resolve("logs/a/segments/00000000000000000000.seg");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        assertThat(migrate("file:" + dir, "file:" + copy).code()).isEqualTo(1);
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeAnythingIsWritten() {
        String file = "file:" + dir;
        assertThat(migrate(file, file).code()).isEqualTo(2);
        assertThat(migrate(file, "ftp://x").code()).isEqualTo(2);
        assertThat(migrate(file, "s3://bucket").code()).isEqualTo(2);
        assertThat(migrate(file, "jdbc:sqlite:" + folder.resolve("x.db") + "#table=x").code())
                .isEqualTo(2);
        assertThat(migrate("file:" + folder.resolve("none"), file).code()).isEqualTo(69);
        String sqlite = "jdbc:sqlite:" + folder.resolve("logs.db");
        assertThat(migrate(sqlite, sqlite + "2").code()).isEqualTo(78);
        assertThat(migrate(file, sqlite, "--log", "nothing").code()).isEqualTo(2);
    }

    @Test
    void aPasswordInAUrlIsRefusedAndNeverShown() {
        for (String url :
                List.of(
                        "jdbc:mysql://root:s3cret@127.0.0.1/x",
                        "jdbc:postgresql://127.0.0.1/x?user=a&password=s3cret",
                        "mongodb://a:s3cret@127.0.0.1/")) {
            CliRun run = migrate("file:" + dir, url);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out() + run.err()).doesNotContain("s3cret").contains("password");
        }
        Map<String, String> environment = Map.of(StoreUrls.STORE_PASSWORD, "s3cret");
        CliRun run =
                CliRun.in(
                        environment,
                        "verify",
                        "--debug",
                        "--dir",
                        dir,
                        "--store",
                        "jdbc:postgresql://127.0.0.1:1/x?user=a");
        assertThat(run.code()).isEqualTo(69);
        assertThat(run.out() + run.err()).doesNotContain("s3cret");
    }

    @Test
    void filesGoOverAndAreChecked() throws IOException {
        Path from = folder.resolve("from");
        FileEvidenceStore store = FileEvidenceStore.open(from);
        for (int i = 0; i < 20; i++) {
            byte[] content = ("file " + i).getBytes(StandardCharsets.UTF_8);
            store.put(new ByteArrayInputStream(content), 100);
        }
        Path to = folder.resolve("to");
        CliRun copied = files(from, to);
        assertThat(copied.code()).as(copied.err()).isZero();
        assertThat(copied.number("copied")).isEqualTo(20);
        assertThat(files(from, to).number("there")).isEqualTo(20);

        try (Stream<Path> all = Files.walk(to)) {
            Path one = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] content = Files.readAllBytes(one);
            content[0] ^= 1;
            Files.write(one, content);
        }
        CliRun mended = files(from, to);
        assertThat(mended.number("copied")).isEqualTo(1);
        assertThat(mended.number("there")).isEqualTo(19);
        try (Stream<Path> all = Files.walk(from)) {
            Path one = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.delete(to.resolve(from.relativize(one)));
            Files.writeString(one, "other");
        }
        assertThat(files(from, to).code()).isNotZero();
    }

    @Test
    void aStoreThatWentBackIsContinuedOnlyOnCommand() throws IOException {
        Path database = folder.resolve("logs.db");
        String url = "jdbc:sqlite:" + database;
        assertThat(migrate("file:" + dir, url, "--keys", dir).code()).isZero();
        Path before = folder.resolve("before.db");
        Files.copy(database, before);
        Path node = folder.resolve("node");
        copyKeys(node);
        String[] place = {"--dir", node.toString(), "--store", url};
        assertThat(CliRun.of(words("key", "rotate", place, "--log", "a", "--reason", "r")).code())
                .isZero();
        Files.copy(before, database, StandardCopyOption.REPLACE_EXISTING);

        CliRun plan = CliRun.of(words("continue-log", null, place, "--json", "--reason", "back"));
        assertThat(plan.code()).as(plan.out() + plan.err()).isEqualTo(1);
        assertThat(plan.list("logs")).isNotEmpty();
        CliRun done =
                CliRun.of(words("continue-log", null, place, "--json", "--yes", "--reason", "b"));
        assertThat(done.code()).as(done.out() + done.err()).isZero();
        assertThat(done.list("logs")).hasSameSizeAs(plan.list("logs"));
        assertThat(CliRun.of(words("continue-log", null, place, "--reason", "b")).code()).isZero();
    }

    private static Object[] words(String command, String second, String[] place, String... more) {
        return Stream.of(
                        Stream.of(command),
                        Stream.ofNullable(second),
                        Stream.of(place),
                        Stream.of(more))
                .flatMap(part -> part)
                .toArray();
    }

    private static void copyKeys(Path to) throws IOException {
        Files.createDirectories(to.resolve("keys"));
        try (Stream<Path> all = Files.list(dir.resolve("keys"))) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve("keys").resolve(one.getFileName()));
            }
        }
    }

    private static CliRun files(Path from, Path to) {
        return files("file:" + from, "file:" + to);
    }

    private static CliRun files(String from, String to) {
        return CliRun.of("migrate-files", "--json", "--from", from, "--to", to);
    }
}
