package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A feeder that stops between what it read from the log and what it adds to the index. */
@ExtendWith(ServersExtension.class)
class MongoIndexRacesTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
    private static TestMongo mongo;

    private final LogId log = LogId.of("race-" + UUID.randomUUID());
    private final CommandHook hook = new CommandHook();
    private MongoClient pausing;
    private MongoEventIndex paused;
    private MongoEventIndex other;

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
        paused = MongoEventIndex.open(pausing.getDatabase(mongo.name()), MongoOptions.defaults());
        other = MongoEventIndex.open(mongo.uri(), MongoOptions.defaults());
    }

    @AfterEach
    void close() {
        paused.close();
        other.close();
        pausing.close();
    }

    @Test
    void whatWasErasedMeanwhileIsNotBroughtBack() {
        beforeAdding(() -> other.replace(log, List.of(saying(2, "erased"))));
        paused.add(log, saying(0, 5, "zhuyuanzhang"));
        hook.check();

        assertThat(found("zhuyuanzhang")).hasSize(4).doesNotContain(LogIndex.of(2));
        assertThat(found("erased")).containsExactly(LogIndex.of(2));
        assertThat(other.agrees(log, saying(2, "erased"))).isTrue();
        assertThat(documents()).isEqualTo(5);
    }

    @Test
    void whatWasDroppedMeanwhileLeavesNothing() {
        other.add(log, saying(0, 3, "before"));
        beforeAdding(() -> other.drop(log));
        paused.add(log, saying(3, 4, "late"));
        hook.check();

        assertThat(other.indexedTo(log)).isEqualTo(TreeSize.of(0));
        assertThat(documents()).isZero();
        other.add(log, saying(0, 7, "again"));
        assertThat(found("again")).hasSize(7);
    }

    @Test
    void whatWasForgottenMeanwhileLeavesNothing() {
        beforeAdding(() -> other.forgetBelow(log, LogIndex.of(3)));
        paused.add(log, saying(0, 5, "late"));
        hook.check();

        assertThat(found("late")).containsExactly(LogIndex.of(4), LogIndex.of(3));
        assertThat(other.entries(log)).isEqualTo(2);
        assertThat(documents()).isEqualTo(2);
    }

    @Test
    void oneThatComesSecondChangesNothing() {
        beforeAdding(() -> other.add(log, saying(0, 9, "first")));
        paused.add(log, saying(0, 5, "first"));
        hook.check();

        assertThat(other.indexedTo(log)).isEqualTo(TreeSize.of(9));
        assertThat(found("first")).hasSize(9);
        assertThat(documents()).isEqualTo(9);
    }

    @Test
    void aDocumentThatWasChangedOrTakenAwayIsFound() {
        other.add(log, saying(0, 3, "said"));
        var events = mongo.database().getCollection("worklog_events");
        events.updateOne(
                eq("_id", EventDocument.id(new IndexState(log, 0, 3, 0), 1)),
                new Document("$pop", new Document(EventDocument.TERMS, 1)));
        events.deleteOne(eq("_id", EventDocument.id(new IndexState(log, 0, 3, 0), 2)));

        assertThat(other.agrees(log, saying(0, "said"))).isTrue();
        assertThat(other.agrees(log, saying(1, "said"))).isFalse();
        assertThat(other.agrees(log, saying(2, "said"))).isFalse();
        assertThat(other.entries(log)).isEqualTo(2);
    }

    private void beforeAdding(Runnable action) {
        hook.before("insert", MongoEventIndex.EVENTS, action);
    }

    private List<LogIndex> found(String word) {
        EventQuery query = EventQuery.of(log).text(word).build();
        return other.find(query, PageRequest.newest(50)).indices();
    }

    private long documents() {
        return mongo.database()
                .getCollection("worklog_events")
                .countDocuments(eq(EventDocument.LOG, log.value()));
    }

    private static List<IndexedEvent> saying(long from, int count, String word) {
        List<IndexedEvent> events = new ArrayList<>();
        for (long i = from; i < from + count; i++) {
            events.add(saying(i, word));
        }
        return events;
    }

    private static IndexedEvent saying(long index, String word) {
        AuditEvent event =
                AuditEvent.builder(new TypeRef("exam.said", 1))
                        .id(new UUID(7, index))
                        .verb(Verb.UPDATE)
                        .occurredAt(TIME)
                        .recordedAt(TIME)
                        .provenance(new Provenance("exam", "test", index))
                        .tenant("acme")
                        .actor(Actor.user("someone"))
                        .target(Target.of("order", "1", word))
                        .build();
        return new IndexedEvent(LogIndex.of(index), event);
    }
}
