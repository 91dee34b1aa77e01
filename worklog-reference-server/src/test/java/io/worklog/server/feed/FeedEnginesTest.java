package io.worklog.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.api.PageLimit;
import io.worklog.server.db.Ids;
import io.worklog.server.db.OpenedDatabase;
import io.worklog.server.feed.Feed.State;
import io.worklog.server.feed.FeedLeases.Lease;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.testing.SettableClock;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** One node at a time delivers a feed, and a node that is late says nothing, on every engine. */
@ExtendWith(ServersExtension.class)
class FeedEnginesTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SettableClock clock = SettableClock.at("2026-03-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aFeedIsOneNodesAtATime(DatabaseKind kind, TestServers servers) {
        try (TestDatabase database = servers.database(kind).createDatabase();
                OpenedDatabase opened = OpenedDatabase.open(database.url())) {
            FeedTable table = new FeedTable(opened.database(), JsonMapper.builder().build());
            table.insert(feed());
            leases(opened, table, table.find("prj_1", "feed_1").orElseThrow());
            deadLetters(new DeadLetters(opened.database()));
            alerts(opened);
            table.delete("feed_1");
            assertThat(table.list("prj_1")).isEmpty();
            assertThat(new DeadLetters(opened.database()).count("feed_1")).isZero();
        }
    }

    private Feed feed() {
        return new Feed(
                "feed_1",
                "t1",
                "prj_1",
                "推送",
                URI.create("https://example.com/x"),
                FeedFormat.OCSF,
                Map.of("type", "record.*"),
                State.ACTIVE,
                7,
                0,
                null,
                null,
                clock.instant(),
                "alice",
                clock.instant(),
                1);
    }

    private void leases(OpenedDatabase opened, FeedTable table, Feed inserted) {
        assertThat(inserted).isEqualTo(feed());
        FeedLeases one = node(opened, table, 1);
        FeedLeases two = node(opened, table, 2);
        Lease first = one.claim().orElseThrow();
        assertThat(two.claim()).isEmpty();
        assertThat(one.advance(first, 9, true)).isTrue();
        clock.advance(LEASE.plusSeconds(1));
        Lease second = two.claim().orElseThrow();
        assertThat(second.feed().next()).isEqualTo(9);
        assertThat(second.feed().deliveredAt()).isNotNull();
        assertThat(one.renew(first)).as("lost").isFalse();
        assertThat(one.advance(first, 10, true)).as("lost").isFalse();
        one.failed(first, 3, 5, "late", clock.instant(), State.GONE);
        two.failed(second, 9, 1, "it answered 500", later(), State.ACTIVE);
        assertThat(two.claim()).as("not before its time").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        Lease third = one.claim().orElseThrow();
        assertThat(third.feed().failures()).isEqualTo(1);
        assertThat(third.feed().problem()).isEqualTo("it answered 500");
        assertThat(table.change(feed(), 7)).as("stale").isFalse();
        assertThat(table.change(feed(), 1)).isTrue();
        assertThat(one.advance(third, 11, true)).as("its settings changed").isFalse();
        Optional<Lease> fourth = two.claim();
        assertThat(fourth.orElseThrow().feed().next()).isEqualTo(7);
        two.release(fourth.get());
        assertThat(one.claim()).isPresent();
    }

    private Instant later() {
        return clock.instant().plusSeconds(30);
    }

    private FeedLeases node(OpenedDatabase opened, FeedTable table, long seed) {
        Ids ids = new Ids(clock, new Random(seed));
        return new FeedLeases(opened.database(), table, opened.engine(), ids, clock, LEASE);
    }

    /** One letter is left, and the feed has failed less than three times. */
    private void alerts(OpenedDatabase opened) {
        FeedAlerts alerts = new FeedAlerts(opened.database());
        assertThat(alerts.alerts("other")).isEmpty();
        assertThat(alerts.alerts("t1"))
                .containsExactly(
                        Alert.about("dead-letters", Level.WARNING, "prj_1", 1)
                                .since(clock.instant()));
        opened.database().sql().update(Tables.FEEDS).set(Tables.FAILURES, 3L).execute();
        assertThat(alerts.alerts("t1"))
                .extracting(Alert::code)
                .containsExactly("dead-letters", "feeds-failing");
    }

    private void deadLetters(DeadLetters dead) {
        DeadLetter letter = new DeadLetter(5, "e5", "it answered 500", 3, clock.instant());
        dead.add("feed_1", letter);
        dead.add("feed_1", letter);
        dead.add("feed_1", new DeadLetter(8, "e8", "no connection", 3, clock.instant()));
        assertThat(dead.count("feed_1")).isEqualTo(2);
        List<DeadLetter> after = dead.list("feed_1", 5L, new PageLimit(10));
        assertThat(after).extracting(DeadLetter::index).containsExactly(8L);
        assertThat(dead.find("feed_1", 5)).contains(letter);
        dead.remove("feed_1", 5);
        assertThat(dead.find("feed_1", 5)).isEmpty();
    }
}
