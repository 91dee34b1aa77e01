package io.worklog.persistence.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import io.worklog.spi.EvidenceStore.Stored;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uploads whose process died, was slow, or met a damaged content. */
@ExtendWith(ServersExtension.class)
class GridFsLeftoversTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final byte[] bytes = new byte[600_000];
    private final CommandHook hook = new CommandHook();
    private TestMongo mongo;
    private MongoClient pausing;

    @BeforeEach
    void start(TestServers servers) {
        new Random(5).nextBytes(bytes);
        mongo = TestMongo.on(servers.mongodb());
        pausing = hook.client(mongo.uri());
    }

    @AfterEach
    void stop() {
        pausing.close();
        mongo.close();
    }

    @Test
    void whatADeadProcessLeftGoesADayLaterAndNothingElse() throws IOException {
        try (GridFsEvidenceStore store = open(NOW)) {
            put(store);
            GridFiles files = files(NOW);
            Document chunk = new Document(GridFiles.FILE, files.announce());
            files.write(List.of(chunk.append(GridFiles.NUMBER, 0)));
        }
        long left = documents();
        open(NOW.plus(Duration.ofHours(23))).close();
        assertThat(documents()).isEqualTo(left);
        try (GridFsEvidenceStore store = open(NOW.plus(TWO_DAYS))) {
            assertThat(documents()).isEqualTo(left - 2);
            assertRead(store, put(store));
        }
    }

    @Test
    void oneThatIsTakenForDeadIsToldSo() {
        GridFsEvidenceStore slow =
                GridFsEvidenceStore.open(pausing.getDatabase(mongo.name()), options(NOW));
        hook.before("insert", GridFiles.FILES, () -> open(NOW.plus(TWO_DAYS)).close());

        assertThatThrownBy(() -> put(slow)).isInstanceOf(IOException.class);
        hook.check();
        assertThat(documents()).isZero();
    }

    @Test
    void aRemovalThatWasBegunIsFinishedByTheNext() throws IOException {
        try (GridFsEvidenceStore store = open(NOW)) {
            Stored stored = put(store);
            GridFile file = files(NOW).find(stored.sha256()).orElseThrow();
            Document leaving = new Document("_id", file.id()).append("leaving", true);
            mongo.database().getCollection("worklog_evidence.announced").insertOne(leaving);
        }
        open(NOW).close();
        assertThat(documents()).isZero();
    }

    @Test
    void damagedBytesAreReplacedByTheSameBytesAgain() throws IOException {
        try (GridFsEvidenceStore store = open(NOW)) {
            Stored stored = put(store);
            Document bad = new Document(GridFiles.DATA, new Binary(new byte[100]));
            mongo.database()
                    .getCollection("worklog_evidence.chunks")
                    .updateOne(new Document(GridFiles.NUMBER, 1), new Document("$set", bad));
            long before = documents();
            assertThatThrownBy(() -> assertRead(store, stored)).isInstanceOf(IOException.class);

            assertThat(put(store)).isEqualTo(stored);
            assertRead(store, stored);
            assertThat(documents()).isEqualTo(before);
            try (Stream<String> digests = store.digests()) {
                assertThat(digests).containsExactly(stored.sha256());
            }
        }
    }

    @Test
    void aChunkThatIsMissingIsDamage() throws IOException {
        try (GridFsEvidenceStore store = open(NOW)) {
            Stored stored = put(store);
            mongo.database()
                    .getCollection("worklog_evidence.chunks")
                    .deleteOne(new Document(GridFiles.NUMBER, 2));
            for (long offset : new long[] {0, 300_000}) {
                try (InputStream in = store.open(stored.sha256(), offset).orElseThrow()) {
                    assertThatThrownBy(in::readAllBytes)
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining("chunk 2 is missing");
                }
            }
        }
    }

    private Stored put(GridFsEvidenceStore store) throws IOException {
        return store.put(new ByteArrayInputStream(bytes), bytes.length);
    }

    private void assertRead(GridFsEvidenceStore store, Stored stored) throws IOException {
        try (InputStream in = store.open(stored.sha256(), 0).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    private GridFsEvidenceStore open(Instant time) {
        return GridFsEvidenceStore.open(mongo.uri(), options(time));
    }

    private GridFiles files(Instant time) {
        MongoOptions options = options(time);
        Calls calls = new Calls();
        Server server = Server.ask(mongo.database(), options, calls);
        return new GridFiles(MongoPlace.of(mongo.database(), options, server, null), calls);
    }

    private static MongoOptions options(Instant time) {
        return MongoOptions.defaults().withTime(() -> time);
    }

    /** Of all three collections. */
    private long documents() {
        return Stream.of(GridFiles.FILES, GridFiles.CHUNKS, GridFiles.ANNOUNCED)
                .mapToLong(
                        name -> mongo.database().getCollection("worklog_" + name).countDocuments())
                .sum();
    }
}
