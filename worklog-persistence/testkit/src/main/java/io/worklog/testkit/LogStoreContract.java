package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The exam that every log store has to pass. Extend it, say how the store is opened, and for each
 * further ability of the store implement {@link SharedLogStoreContract}, {@link
 * ErasableLogStoreContract}, {@link PrunableLogStoreContract} or another of its kind: what a store
 * cannot do does not compile.
 *
 * <p>After every test each log that it left is read from its first byte to its last: entries
 * without gaps, tiles as the entries give them, keys at their places; a log with a signed
 * checkpoint is given to {@link io.worklog.verify.Verifier} too.
 *
 * <p>No test needs a place of its own: each writes logs whose names no other test has, so that all
 * may run in one database, one after the other. The place may outlive the tests.
 *
 * @param <S> the store's class
 */
@Timeout(300)
@ExtendWith(NamedStore.class)
public abstract class LogStoreContract<S extends LogStore>
        implements HeadExam, EntryExam, TreeExam, KeyExam, ConcurrencyExam, WorklogExam {
    private final LogId log = LogId.of("exam-" + UUID.randomUUID());
    private final SigningKeys keys = new ExamKeys(this::store);
    private @Nullable S open;

    /** Opens the store on its place. Called before each test; the place may hold other logs. */
    protected abstract S open();

    /** Closes the store and opens it on the same place; one on the heap gives the same again. */
    protected abstract S reopen(S open);

    @Override
    public final S store() {
        return Objects.requireNonNull(open, "the store is opened before each test");
    }

    @Override
    public final void restart() {
        open = reopen(store());
    }

    @Override
    public final LogStore node() {
        return this instanceof SharedLogStoreContract shared
                ? shared.another()
                : FaultyStore.over(store());
    }

    @Override
    public final LogId log() {
        return log;
    }

    @Override
    public final LogId log(String suffix) {
        return LogId.of(log + "." + suffix);
    }

    @Override
    public final SigningKeys keys() {
        return keys;
    }

    @BeforeEach
    final void openStore() {
        open = open();
    }

    /** Checks what the test left, then closes the store whatever was found. */
    @AfterEach
    final void checkAndCloseStore() {
        try (S checked = store()) {
            new LeftLogs(checked, keys).check(log.value());
        }
    }
}
