package io.worklog.persistence.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the driver's exceptions mean for the caller. */
class CallsTest {
    private static final ServerAddress SERVER = new ServerAddress();
    private static final WriteConcernError TIMED_OUT =
            new WriteConcernError(64, "WriteConcernFailed", "waiting", new BsonDocument());

    private final Calls calls = new Calls();

    @Test
    void aWriteThatNoMajorityConfirmedInTimeIsUnknown() {
        assertUnknown(
                new MongoWriteConcernException(TIMED_OUT, null, SERVER, Set.of()),
                "may have happened or not");
        assertUnknown(bulk(List.of(), TIMED_OUT), "may have happened or not");
    }

    @Test
    void aLostConnectionIsUnknown() {
        assertUnknown(new MongoSocketReadException("reset", SERVER), "cannot append");
    }

    @Test
    void noMessageHoldsWhatTheServerQuotes() {
        BulkWriteError duplicate =
                new BulkWriteError(11000, "dup key: { key: \"secret\" }", new BsonDocument(), 0);
        for (RuntimeException failure : List.of(bulk(List.of(duplicate), null), command(11000))) {
            assertThatThrownBy(() -> fail(failure))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("error 11000")
                    .hasNoCause()
                    .message()
                    .doesNotContain("secret");
        }
    }

    @Test
    void whatMetAnotherWriteIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        int result =
                calls.make(
                        "append",
                        () -> {
                            if (tries.incrementAndGet() < 3) {
                                throw command(112);
                            }
                            return 7;
                        });
        assertThat(result).isEqualTo(7);
        assertThat(tries).hasValue(3);
        assertUnknown(command(112), "error 112");
    }

    @Test
    void damageStaysDamage() {
        IntegrityException damage = new IntegrityException("entry 3");
        assertThatThrownBy(() -> fail(damage)).isSameAs(damage);
    }

    @Test
    void nothingWorksAfterTheEnd() {
        calls.close();
        assertThatThrownBy(() -> calls.make("append", () -> 1))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("closed");
    }

    private void assertUnknown(RuntimeException failure, String message) {
        assertThatThrownBy(() -> fail(failure))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(message);
    }

    private void fail(RuntimeException failure) {
        calls.run(
                "append",
                () -> {
                    throw failure;
                });
    }

    private static MongoBulkWriteException bulk(
            List<BulkWriteError> errors, @Nullable WriteConcernError unconfirmed) {
        BulkWriteResult none = BulkWriteResult.unacknowledged();
        return new MongoBulkWriteException(none, errors, unconfirmed, SERVER, Set.of());
    }

    private static MongoCommandException command(int code) {
        BsonDocument answer =
                new BsonDocument("ok", new BsonInt32(0))
                        .append("code", new BsonInt32(code))
                        .append("errmsg", new BsonString("dup key: { key: \"secret\" }"));
        return new MongoCommandException(answer, SERVER);
    }
}
