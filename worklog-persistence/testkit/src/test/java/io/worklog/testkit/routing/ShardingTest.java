package io.worklog.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.log.LogId;
import io.worklog.memory.MemoryLogStore;
import io.worklog.routing.FilePlacements;
import io.worklog.routing.LogPlacements;
import io.worklog.routing.Placement;
import io.worklog.routing.Placements;
import io.worklog.routing.ShardRules;
import io.worklog.routing.ShardSettings;
import io.worklog.routing.Sharding;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.KeyedLogStore;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunableLogStore;
import io.worklog.testkit.LogChecks;
import io.worklog.testkit.LogFeeder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShardingTest {
    private static final LogId LOG = LogId.of("acme.orders");

    @TempDir Path folder;
    private final MemoryLogStore a = MemoryLogStore.create();
    private final MemoryLogStore b = MemoryLogStore.create();

    private Sharding open(ShardRules rules, Placements placements) {
        return Sharding.open(Map.of("a", a, "b", b), rules, placements, ShardSettings.defaults());
    }

    @Test
    void rulesSayWhereALogIsMadeAndNothingElse() {
        ShardRules rules =
                ShardRules.none()
                        .log(LogId.of("special"), "b")
                        .prefix("acme.", "a")
                        .spread(List.of("a", "b"));
        Placements placements = FilePlacements.open(folder.resolve("placements"));
        LogStore store = open(rules, placements).store();
        store.create(LOG);
        store.create(LogId.of("special"));
        for (int i = 0; i < 40; i++) {
            store.create(LogId.of("log-" + i));
        }
        assertThat(a.logs()).contains(LOG);
        assertThat(b.logs()).contains(LogId.of("special"));
        assertThat(a.logs()).hasSizeBetween(10, 32);
        assertThat(store.logs()).hasSize(42).isSorted();

        ShardRules others = ShardRules.none().spread(List.of("b"));
        LogStore again = open(others, placements).store();
        assertThat(again.head(LOG)).isPresent();
        assertThatThrownBy(() -> again.create(LOG)).isInstanceOf(IllegalStateException.class);
        assertThat(b.head(LOG)).isEmpty();
    }

    @Test
    void logsThatWereThereBeforeKeepTheirPlace() {
        new LogFeeder(a, LOG).append(300);
        new LogFeeder(b, LogId.of("other")).append(3);
        Placements placements = LogPlacements.in(MemoryLogStore.create());
        LogStore store = open(ShardRules.none(), placements).store();
        LogChecks.assertWhole(store, LOG, 300);
        assertThat(store.logs()).containsExactly(LOG, LogId.of("other"));
        assertThatThrownBy(() -> store.create(LogId.of("new")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLogInTwoShardsOrAShardThatIsUnknownStopsTheStart() {
        a.create(LOG);
        b.create(LOG);
        Placements placements = LogPlacements.in(MemoryLogStore.create());
        assertThatThrownBy(() -> open(ShardRules.none(), placements))
                .isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> open(ShardRules.none().prefix("x", "c"), placements))
                .isInstanceOf(IllegalArgumentException.class);
        placements.replace(null, placement(LOG, "c"));
        assertThatThrownBy(() -> open(ShardRules.none(), placements))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("shard c");
    }

    @Test
    void theWholeCanDoWhatEveryShardCan() {
        EndableLogStore poor =
                (EndableLogStore) Hooked.alive().over((EndableLogStore) b, EndableLogStore.class);
        LogStore all = open(ShardRules.none(), LogPlacements.in(a)).store();
        LogStore some =
                Sharding.open(
                                Map.of("a", a, "b", poor),
                                ShardRules.none(),
                                LogPlacements.in(a),
                                ShardSettings.defaults())
                        .store();
        assertThat(all)
                .isInstanceOf(ErasableLogStore.class)
                .isInstanceOf(PrunableLogStore.class)
                .isInstanceOf(KeyedLogStore.class);
        assertThat(some)
                .isInstanceOf(EndableLogStore.class)
                .isNotInstanceOf(ErasableLogStore.class)
                .isNotInstanceOf(PrunableLogStore.class);
    }

    @Test
    void movesFromFilesToAnotherFolder() {
        try (FileLogStore from = files("from");
                FileLogStore to = files("to")) {
            Sharding sharding =
                    Sharding.open(
                            Map.of("from", from, "to", to),
                            ShardRules.none().spread(List.of("from")),
                            FilePlacements.open(folder.resolve("placements")),
                            ShardSettings.defaults());
            LogFeeder feeder = new LogFeeder(sharding.store(), LOG);
            feeder.append(10);
            assertThatThrownBy(() -> sharding.move(LOG, "nowhere", state -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(from.ended(LOG)).isEmpty();
        }
    }

    private FileLogStore files(String name) {
        return FileLogStore.open(folder.resolve(name), FileLogOptions.defaults());
    }

    @Test
    void oneOfManyNodesChangesAPlacement() throws Exception {
        MemoryLogStore shared = MemoryLogStore.create();
        Path file = folder.resolve("placements");
        List<Supplier<Placements>> kinds =
                List.of(() -> LogPlacements.in(shared), () -> FilePlacements.open(file));
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (Supplier<Placements> kind : kinds) {
                for (int round = 0; round < 20; round++) {
                    LogId log = LogId.of("log-" + round);
                    List<Callable<Boolean>> nodes = new ArrayList<>();
                    for (int n = 0; n < 4; n++) {
                        Placements mine = kind.get();
                        Placement next = placement(log, "shard-" + n);
                        nodes.add(() -> mine.replace(null, next));
                    }
                    int won = 0;
                    for (Future<Boolean> one : pool.invokeAll(nodes)) {
                        won += one.get() ? 1 : 0;
                    }
                    assertThat(won).as("round %d", round).isEqualTo(1);
                }
                assertThat(kind.get().all()).hasSize(20);
            }
        }
    }

    @Test
    void aPlacementFileThatWasChangedIsRefused() throws IOException {
        Path file = folder.resolve("placements/1");
        Placements placements = FilePlacements.open(folder.resolve("placements"));
        assertThat(placements.replace(null, placement(LOG, "a"))).isTrue();
        Files.writeString(file, Files.readString(file).replace(" a SETTLED", " b SETTLED"));
        assertThatThrownBy(placements::all).isInstanceOf(IntegrityException.class);
    }

    private static Placement placement(LogId log, String shard) {
        return new Placement(log, shard, Placement.Phase.SETTLED, null, 1);
    }
}
