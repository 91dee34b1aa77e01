package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogEndedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import io.worklog.testkit.LogChecks;
import io.worklog.testkit.LogFeeder;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TcpFaultProxy;
import io.worklog.testkit.server.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writers that stop at the worst moment, and what others then do. */
@ExtendWith(ServersExtension.class)
class MongoRacesTest {
    private static final MongoOptions OPTIONS = MongoOptions.defaults();
    private static final MongoOptions HASTY = OPTIONS.withPatience(Duration.ZERO);
    private static final Duration HOUR = Duration.ofHours(1);
    private static TestMongo mongo;

    private final LogId log = LogId.of("race-" + UUID.randomUUID());
    private final CommandHook hook = new CommandHook();
    private MongoClient pausing;
    private MongoLogStore paused;
    private MongoLogStore other;

    @BeforeAll
    static void start(TestServers servers) {
        mongo = TestMongo.on(servers.mongodb());
    }

    @AfterAll
    static void stop() {
        mongo.close();
    }

    @BeforeEach
    void open() {
        pausing = hook.client(mongo.uri());
        paused = MongoLogStore.open(pausing.getDatabase(mongo.name()), OPTIONS);
        other = MongoLogStore.open(mongo.uri(), HASTY);
    }

    @AfterEach
    void close() {
        paused.close();
        other.close();
        pausing.close();
    }

    @Test
    void nothingIsInTheLogBeforeAllItsDocumentsAre() {
        LogFeeder feeder = new LogFeeder(paused, log);
        feeder.append(250);
        for (String collection : List.of(Entries.COLLECTION, Tiles.COLLECTION)) {
            long before = feeder.head().size().value();
            hook.before("insert", collection, () -> assertSize(before));
            feeder.append(20);
            hook.check();
            feeder.append(230);
        }
    }

    @Test
    void aWriterThatWasFencedBeforeItMovedTheHeadAddsNothing() {
        LogFeeder slow = new LogFeeder(paused, log);
        slow.append(3);
        beforeHeadMoves(() -> new LogFeeder(other, log).append(300));

        assertThatThrownBy(() -> slow.append(7)).isInstanceOf(HeadMovedException.class);
        hook.check();
        LogChecks.assertWhole(other, log, 303);
        assertDocuments(303);
    }

    @Test
    void aClaimAloneStopsAWriterAndTakesItsEntriesAway() {
        LogFeeder slow = new LogFeeder(paused, log);
        slow.append(3);
        beforeHeadMoves(() -> {
            other.claim(log);
            assertDocuments(3);
        });

        assertThatThrownBy(() -> slow.append(7)).isInstanceOf(HeadMovedException.class);
        hook.check();
        LogChecks.assertWhole(other, log, 3);
    }

    @Test
    void oneThatIsTakenForDeadAtTheSameEpochLosesTheRace() {
        LogFeeder slow = new LogFeeder(paused, log);
        LogHead head = slow.append(255);
        beforeHeadMoves(() -> other.append(batch(head, 2)));

        assertThatThrownBy(() -> slow.append(7)).isInstanceOf(HeadMovedException.class);
        hook.check();
        assertSize(257);
        assertDocuments(257);
        LogChecks.assertEntries(other, log, 0, 257);
    }

    @Test
    void oneThatIsOnlySlowIsWaitedFor() {
        MongoLogStore patient = MongoLogStore.open(mongo.uri(), OPTIONS.withPatience(HOUR));
        try (patient) {
            LogFeeder slow = new LogFeeder(paused, log);
            LogHead head = slow.append(3);
            List<CompletableFuture<LogHead>> waiting = new ArrayList<>();
            beforeHeadMoves(() ->
                    waiting.add(
                            CompletableFuture.supplyAsync(() -> patient.append(batch(head, 1)))));

            assertThat(slow.append(7).size()).isEqualTo(TreeSize.of(10));
            hook.check();
            assertThatThrownBy(() -> waiting.get(0).join())
                    .hasCauseInstanceOf(HeadMovedException.class);
            LogChecks.assertWhole(other, log, 10);
        }
    }

    @Test
    void aFencedWriterThatResumesAmongItsInsertsDisturbsNobody() {
        LogFeeder slow = new LogFeeder(paused, log);
        slow.append(255);
        StoredHead then = stored();
        LogFeeder next = new LogFeeder(other, log);
        List<Document> late = Entries.documents(then, new ObjectId(), entries(255, 10));
        insert(Tiles.COLLECTION, List.of(wrongTile(then)));
        next.append(2);
        insert(Entries.COLLECTION, late.subList(4, 9));
        next.append(3);

        assertThatThrownBy(() -> insert(Entries.COLLECTION, late.subList(0, 4)))
                .hasMessageContaining("11000");
        assertThatThrownBy(() -> insert(Tiles.COLLECTION, List.of(wrongTile(then))))
                .hasMessageContaining("11000");
        LogChecks.assertWhole(other, log, 260);
        assertDocuments(260);
    }

    private static Document wrongTile(StoredHead head) {
        Tile tile = new Tile(TileId.full(0, 0), new byte[256 * 32]);
        return Tiles.documents(head.log(), head.fence(), List.of(tile)).get(0);
    }

    @Test
    void placesOfPrunedEntriesStayTaken() {
        LogFeeder feeder = new LogFeeder(other, log);
        feeder.append(10);
        StoredHead then = new StoredHead(log, 3, 1, 1, 0, null);
        other.prune(log, LogIndex.of(8));

        List<Document> late = Entries.documents(then, new ObjectId(), entries(3, 1));
        assertThatThrownBy(() -> insert(Entries.COLLECTION, late)).hasMessageContaining("11000");
        assertThat(other.findKey(log, "key-3")).contains(LogIndex.of(3));
    }

    @Test
    void entriesOfADeadWriterAreNotInTheLogAndGiveWay() {
        LogFeeder feeder = new LogFeeder(other, log);
        LogHead head = feeder.append(3);
        insert(Entries.COLLECTION, Entries.documents(stored(), new ObjectId(), entries(3, 5)));

        LogChecks.assertWhole(other, log, 3);
        assertThat(other.findKey(log, "key-3")).isEmpty();
        assertThat(other.edge(log, new TileId(0, 0, 4))).isEmpty();
        assertThat(feeder.append(2).epoch()).isEqualTo(head.epoch());
        LogChecks.assertWhole(other, log, 5);
        assertDocuments(5);
    }

    @Test
    void aKeyOfADeadWriterIsFreeAgain() {
        LogFeeder feeder = new LogFeeder(other, log);
        LogHead head = feeder.append(3);
        List<NewEntry> dead = List.of(entry("dead 1", null), entry("dead 2", "wanted"));
        insert(Entries.COLLECTION, Entries.documents(stored(), new ObjectId(), dead).subList(1, 2));

        other.append(batch(head, List.of(entry("alive", "wanted"))));
        assertThat(other.findKey(log, "wanted")).contains(LogIndex.of(3));
        assertDocuments(4);
    }

    @Test
    void aKeyThatTheLogHasIsNeverDoubledAndLeavesNothing() {
        LogFeeder feeder = new LogFeeder(other, log);
        LogHead head = feeder.append(3);
        List<NewEntry> repeated = List.of(entry("one", null), entry("two", "key-1"));

        assertThatThrownBy(() -> other.append(batch(head, repeated)))
                .isInstanceOf(HeadMovedException.class);
        LogChecks.assertWhole(other, log, 3);
        assertDocuments(3);
        feeder.append(4);
        LogChecks.assertWhole(other, log, 7);
    }

    @Test
    void aDriverThatRepeatsTheLastStepIsNotTakenForAnotherWriter() {
        LogFeeder feeder = new LogFeeder(paused, log);
        feeder.append(3);
        MongoCollection<Document> heads = collection(Heads.COLLECTION);
        beforeHeadMoves(
                () -> heads.updateOne(eq("_id", log.value()), new Document("$set", size(7))));

        assertThat(feeder.append(4).size()).isEqualTo(TreeSize.of(7));
        hook.check();
        feeder.append(1);
        LogChecks.assertWhole(other, log, 8);
    }

    private static Document size(long size) {
        return new Document(StoredHead.SIZE, size);
    }

    @Test
    void aLostAnswerIsUnknownAndTheEntriesAreThere(TestServers servers) {
        try (TcpFaultProxy proxy = TcpFaultProxy.before(servers.mongodb().address());
                MongoClient far = hook.client(through(proxy))) {
            MongoLogStore store = MongoLogStore.open(far.getDatabase(mongo.name()), OPTIONS);
            LogFeeder feeder = new LogFeeder(store, log);
            feeder.append(3);
            MongoCollection<Document> heads = collection(Heads.COLLECTION);
            beforeHeadMoves(() -> {
                heads.updateOne(eq("_id", log.value()), new Document("$set", size(7)));
                proxy.refuse();
            });

            assertThatThrownBy(() -> feeder.append(4))
                    .isInstanceOf(StoreUnavailableException.class);
            hook.check();
            proxy.admit();
            LogChecks.assertWhole(store, log, 7);
        }
    }

    private static String through(TcpFaultProxy proxy) {
        return "mongodb://127.0.0.1:"
                + proxy.address().getPort()
                + "/?directConnection=true&serverSelectionTimeoutMS=2000&connectTimeoutMS=2000";
    }

    @Test
    void aWriterThatMeetsTheEndOfTheLogLeavesNothing() {
        LogFeeder slow = new LogFeeder(paused, log);
        slow.append(3);
        beforeHeadMoves(() -> other.end(log, "moved"));

        assertThatThrownBy(() -> slow.append(7)).isInstanceOf(LogEndedException.class);
        hook.check();
        LogChecks.assertWhole(other, log, 3);
        assertDocuments(3);
    }

    @Test
    void erasingTakesUnfinishedEntriesAwayToo() {
        new LogFeeder(other, log).append(5);
        StoredHead before = stored();
        other.claim(log);
        insert(Entries.COLLECTION, Entries.documents(before, new ObjectId(), entries(5, 3)));

        other.replacePrivateSide(log, LogIndex.of(1), null);
        assertDocuments(5);
    }

    private void beforeHeadMoves(Runnable action) {
        hook.before("findAndModify", Heads.COLLECTION, action);
    }

    private AppendBatch batch(LogHead head, int count) {
        return batch(head, entries(head.size().value(), count));
    }

    private AppendBatch batch(LogHead head, List<NewEntry> entries) {
        return new AppendBatch(log, head.epoch(), head.size(), entries, List.of());
    }

    private static List<NewEntry> entries(long from, int count) {
        List<NewEntry> entries = new ArrayList<>();
        for (long i = from; i < from + count; i++) {
            entries.add(LogFeeder.entry(i));
        }
        return entries;
    }

    private static NewEntry entry(String text, @Nullable String key) {
        byte[] sealed = text.getBytes(StandardCharsets.UTF_8);
        return new NewEntry(sealed, null, Rfc6962.leaf(sealed), key);
    }

    private static MongoCollection<Document> collection(String name) {
        return mongo.database().getCollection(OPTIONS.prefix() + name);
    }

    private static void insert(String name, List<Document> documents) {
        collection(name).insertMany(documents);
    }

    private StoredHead stored() {
        return StoredHead.of(collection(Heads.COLLECTION).find(eq("_id", log.value())).first());
    }

    private void assertSize(long size) {
        assertThat(other.head(log).orElseThrow().size()).isEqualTo(TreeSize.of(size));
    }

    /** So many entries are in the collection, in the log or not. */
    private void assertDocuments(long count) {
        assertThat(collection(Entries.COLLECTION).countDocuments(eq("log", log.value())))
                .isEqualTo(count);
    }
}
