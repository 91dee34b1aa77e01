package io.worklog.persistence.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.LogEndedException;
import io.worklog.testkit.LogChecks;
import io.worklog.testkit.LogFeeder;
import io.worklog.testkit.WholeLog;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Logs that earlier releases wrote can be read, verified and continued. A dump has one line for
 * each document: its collection, without the prefix, a tab, and the document in extended JSON.
 */
@ExtendWith(ServersExtension.class)
class MongoFormatTest {
    private static final LogId LOG = LogId.of("default");
    private static final LogId PRUNED = LogId.of("pruned");
    private static final LogId ENDED = LogId.of("ended");
    private static final MongoOptions OPTIONS = MongoOptions.defaults();
    private static final EventType<Object> PAID =
            EventType.named("order.paid").target("order").personal("phone");

    private final SeededKeys keys = new SeededKeys(this::exists);
    private TestMongo mongo;

    @BeforeEach
    void start(TestServers servers) {
        mongo = TestMongo.on(servers.mongodb());
    }

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Test
    void aLogOfVersionOneIsReadVerifiedAndContinued() throws IOException {
        try (InputStream dump = getClass().getResourceAsStream("log-v1.jsonl.gz")) {
            load(Objects.requireNonNull(dump, "the dump"));
        }
        try (MongoLogStore store = MongoLogStore.open(mongo.uri(), OPTIONS)) {
            assertThat(store.logs()).contains(LOG, PRUNED, ENDED);
            int size = WholeLog.check(store, keys, LOG).size();
            assertThat(store.findKey(LOG, "key-7")).isPresent();
            assertContinued(size);
            WholeLog.check(store, keys, LOG);

            LogChecks.assertEntries(store, PRUNED, 255, 258);
            LogChecks.assertKeys(store, PRUNED, 258);
            assertThat(store.tile(PRUNED, 0, 0)).isPresent();
            assertThat(store.checkpoint(PRUNED)).isPresent();
            new LogFeeder(store, PRUNED).append(3);
            LogChecks.assertEntries(store, PRUNED, 255, 261);
            assertThat(store.ended(ENDED)).contains("elsewhere");
            assertThatThrownBy(() -> store.claim(ENDED)).isInstanceOf(LogEndedException.class);
        }
    }

    private boolean exists(LogId log) {
        Document head = new Document("_id", log.value());
        return mongo.database().getCollection("worklog_heads").find(head).first() != null;
    }

    private void assertContinued(int size) {
        try (Worklog log = open()) {
            assertThat(pay(log, 7)).isLessThan(size);
            assertThat(pay(log, 99)).isEqualTo(size);
            log.seal();
        }
    }

    @Test
    void dataOfALaterReleaseIsLeftAlone() {
        MongoLogStore.open(mongo.uri(), OPTIONS).close();
        Document later = new Document("$set", new Document(Schema.VERSION, 2));
        mongo.database().getCollection("worklog_schema").updateMany(new Document(), later);

        assertThatThrownBy(() -> MongoLogStore.open(mongo.uri(), OPTIONS))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("version 2, this release knows 1");
    }

    /** With {@code -Dworklog.test.dump=FILE}: what {@link #load} reads. */
    @Test
    void aDumpOfWhatIsWrittenTodayReadsTheSame() throws IOException {
        write();
        String file = System.getProperty("worklog.test.dump");
        Path dump = file == null ? Files.createTempFile("log", ".jsonl.gz") : Path.of(file);
        dump(dump);
        mongo.database().drop();
        try (InputStream bytes = Files.newInputStream(dump)) {
            load(bytes);
        }
        try (MongoLogStore store = MongoLogStore.open(mongo.uri(), OPTIONS)) {
            assertThat(WholeLog.check(store, keys, LOG)).hasSizeGreaterThanOrEqualTo(20);
        }
        if (file == null) {
            Files.delete(dump);
        }
    }

    private void write() {
        try (Worklog log = open()) {
            for (int i = 0; i < 20; i++) {
                pay(log, i);
            }
            log.seal();
        }
        try (MongoLogStore store = MongoLogStore.open(mongo.uri(), OPTIONS)) {
            LogFeeder feeder = new LogFeeder(store, PRUNED);
            feeder.append(258);
            feeder.publish("a note");
            store.prune(PRUNED, LogIndex.of(255));
            new LogFeeder(store, ENDED).append(1);
            store.end(ENDED, "elsewhere");
        }
    }

    private Worklog open() {
        return Worklog.builder()
                .store(MongoLogStore.open(mongo.uri(), OPTIONS))
                .keys(keys)
                .installation(SeededKeys.INSTALLATION)
                .open();
    }

    private static long pay(Worklog log, int which) {
        return log.record(PAID)
                .target("order-" + which)
                .set("phone", null, "555-" + which)
                .idempotencyKey("key-" + which)
                .commit()
                .index()
                .value();
    }

    private void dump(Path file) throws IOException {
        JsonWriterSettings exact =
                JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
        StringBuilder lines = new StringBuilder();
        MongoDatabase database = mongo.database();
        for (String name : database.listCollectionNames()) {
            String collection = name.substring(OPTIONS.prefix().length());
            for (Document document : database.getCollection(name).find()) {
                lines.append(collection).append('\t').append(document.toJson(exact)).append('\n');
            }
        }
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void load(InputStream dump) throws IOException {
        Map<String, List<Document>> documents = new TreeMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(dump), StandardCharsets.UTF_8))) {
            lines.lines()
                    .forEach(line -> {
                        int tab = line.indexOf('\t');
                        documents
                                .computeIfAbsent(line.substring(0, tab), any -> new ArrayList<>())
                                .add(Document.parse(line.substring(tab + 1)));
                    });
        }
        documents.forEach((name, all) ->
                mongo.database().getCollection(OPTIONS.prefix() + name).insertMany(all));
    }
}
