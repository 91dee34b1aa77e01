package io.worklog.persistence.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileId;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import io.worklog.testkit.LogChecks;
import io.worklog.testkit.LogFeeder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store in a database does beside what every store does. */
class JooqLogStoreTest {
    private static final LogId LOG = LogId.of("own");

    @ParameterizedTest
    @EnumSource
    void aKeyIsUsedOnceWhateverTheCallerBelieves(SqlDialect dialect) {
        try (ExamDatabase database = new ExamDatabase(dialect)) {
            JooqLogStore store = database.store();
            LogHead head = new LogFeeder(store, LOG).append(3);

            for (List<String> keys : List.of(List.of("new", "key-1"), List.of("two", "two"))) {
                assertThatThrownBy(() -> store.append(batch(head, keys)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("entry 4")
                        .hasMessageNotContaining(keys.get(1));
            }
            LogChecks.assertWhole(store, LOG, 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsBeyondTheHeadAreDamage(SqlDialect dialect) {
        try (ExamDatabase database = new ExamDatabase(dialect)) {
            JooqLogStore store = database.store();
            LogHead head = new LogFeeder(store, LOG).append(3);
            database.database()
                    .execute(
                            "INSERT INTO worklog_entry (log_no, idx, leaf_hash, sealed)"
                                    + " SELECT log_no, 3, leaf_hash, sealed FROM worklog_entry"
                                    + " WHERE idx = 0");

            assertThatThrownBy(() -> store.append(batch(head, List.of("any"))))
                    .isInstanceOfSatisfying(
                            IntegrityException.class,
                            e -> assertThat(e.firstBadIndex()).hasValue(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsLeafHashesAsTheyWereWritten(SqlDialect dialect) {
        try (ExamDatabase database = new ExamDatabase(dialect)) {
            JooqLogStore store = database.store();
            new LogFeeder(store, LOG).append(300);
            TileId edge = new TileId(0, 1, 44);

            assertThat(store.edge(LOG, edge).orElseThrow().hash(43))
                    .isEqualTo(Rfc6962.leaf(LogFeeder.sealed(299)));
            assertThat(store.edge(LOG, new TileId(0, 1, 45))).isEmpty();
            assertThat(store.edge(LOG, new TileId(1, 0, 1))).isEmpty();
            database.database()
                    .execute("UPDATE worklog_entry SET sealed = leaf_hash WHERE idx = 299");
            assertThat(store.edge(LOG, edge).orElseThrow().hash(43))
                    .isEqualTo(Rfc6962.leaf(LogFeeder.sealed(299)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsLargeEntriesInPieces(SqlDialect dialect) {
        try (ExamDatabase database = new ExamDatabase(dialect)) {
            JooqLogStore store = database.store();
            LogHead head = store.create(LOG);
            List<NewEntry> entries = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                byte[] sealed = new byte[60_000];
                sealed[i] = 1;
                byte[] side = i == 7 ? new byte[1 << 20] : null;
                entries.add(new NewEntry(sealed, side, Rfc6962.leaf(sealed), null));
            }
            store.append(new AppendBatch(LOG, head.epoch(), head.size(), entries, List.of()));

            List<LogEntry> read = store.read(LOG, LogIndex.of(0), 1_000, Long.MAX_VALUE);
            assertThat(read).hasSize(200);
            assertThat(read.get(199).sealed()).isEqualTo(entries.get(199).sealed());
            assertThat(read.get(7).privateSide()).hasSize(1 << 20);
            // The private side of one entry takes the room of seventeen others.
            assertThat(store.read(LOG, LogIndex.of(3), 1_000, 6_000_000)).hasSize(83);
        }
    }

    @ParameterizedTest
    @EnumSource
    void installationsShareADatabaseByPrefix(SqlDialect dialect) {
        try (ExamDatabase database = new ExamDatabase(dialect)) {
            JooqLogStore one = open(database, TableNames.defaults());
            JooqLogStore two = open(database, TableNames.defaults().withPrefix("other_"));
            new LogFeeder(one, LOG).append(3);
            new LogFeeder(two, LOG).append(5);

            LogChecks.assertWhole(one, LOG, 3);
            LogChecks.assertWhole(two, LOG, 5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB", "POSTGRESQL"})
    void installationsShareAServerBySchema(SqlDialect dialect) {
        try (ExamDatabase database = new ExamDatabase(dialect)) {
            String schema = "audit_" + database.database().name().substring(8);
            database.database().execute("CREATE SCHEMA " + schema);
            JooqLogStore one = open(database, TableNames.defaults());
            JooqLogStore two = open(database, TableNames.defaults().inSchema(schema));
            new LogFeeder(one, LOG).append(3);
            new LogFeeder(two, LOG).append(5);
            two.publish(LOG, TreeSize.of(5), new byte[] {1});

            LogChecks.assertWhole(one, LOG, 3);
            LogChecks.assertWhole(two, LOG, 5);
            two.prune(LOG, LogIndex.of(2));
            if (dialect != SqlDialect.POSTGRESQL) {
                database.database().execute("DROP SCHEMA " + schema);
            }
        }
    }

    private static JooqLogStore open(ExamDatabase database, TableNames names) {
        return JooqLogStore.builder(database.pool())
                .tables(names)
                .schema(SchemaMode.INSTALL)
                .weakSettings(WeakSettings.DEGRADE)
                .open();
    }

    private static AppendBatch batch(LogHead head, List<String> keys) {
        List<NewEntry> entries = new ArrayList<>();
        for (String key : keys) {
            byte[] sealed = ("keyed " + key).getBytes(StandardCharsets.UTF_8);
            entries.add(new NewEntry(sealed, null, Rfc6962.leaf(sealed), key));
        }
        return new AppendBatch(LOG, head.epoch(), head.size(), entries, List.of());
    }
}
