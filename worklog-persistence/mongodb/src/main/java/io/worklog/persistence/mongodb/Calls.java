package io.worklog.persistence.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.bulk.BulkWriteError;
import io.worklog.error.StoreUnavailableException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Calls to the server, whose failures become the errors of the contract. Thread-safe.
 *
 * <p>No message of the server is passed on where it can hold a value: a duplicate key is named with
 * its value there.
 */
final class Calls {
    private static final String UNCONFIRMED =
            "no majority confirmed it in time, so it may have happened or not";

    private static final int DUPLICATE = 11000;
    private static final int WRITE_CONFLICT = 112;
    private static final int TRIES = 8;
    private static final long PAUSE_NANOS = 1_000_000;

    private volatile boolean closed;

    /** Every call after this fails. */
    void close() {
        closed = true;
    }

    /**
     * Makes a call, again where it met another write and did nothing.
     *
     * @param what for the message, such as {@code append to log x}
     * @throws StoreUnavailableException whatever goes wrong; what the call did is then unknown
     */
    <T> T make(String what, Supplier<T> call) {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
        try {
            return tried(call);
        } catch (MongoBulkWriteException e) {
            throw new StoreUnavailableException("cannot " + what + ": " + firstError(e));
        } catch (MongoWriteConcernException e) {
            throw new StoreUnavailableException("cannot " + what + ": " + UNCONFIRMED, e);
        } catch (MongoServerException e) {
            throw new StoreUnavailableException("cannot " + what + ": error " + e.getCode());
        } catch (MongoException e) {
            throw new StoreUnavailableException("cannot " + what, e);
        } catch (IllegalStateException e) {
            throw new StoreUnavailableException("cannot " + what + ": the client is closed", e);
        }
    }

    private static <T> T tried(Supplier<T> call) {
        for (int i = 1; ; i++) {
            try {
                return call.get();
            } catch (MongoServerException e) {
                if (!isConflict(e) || i == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS << i));
            }
        }
    }

    /** The same for a call without an answer. */
    void run(String what, Runnable call) {
        make(
                what,
                () -> {
                    call.run();
                    return "";
                });
    }

    /** Whether a write failed only because something with the same unique values is there. */
    static boolean isDuplicate(MongoException e) {
        return e.getCode() == DUPLICATE;
    }

    /** Likewise, for one of many documents. */
    static boolean isDuplicate(BulkWriteError error) {
        return error.getCode() == DUPLICATE;
    }

    /** Whether a write met another one; where it was of many documents, one of them did. */
    private static boolean isConflict(MongoException e) {
        return e instanceof MongoBulkWriteException many
                ? many.getWriteErrors().stream().anyMatch(it -> it.getCode() == WRITE_CONFLICT)
                : e.getCode() == WRITE_CONFLICT;
    }

    private static String firstError(MongoBulkWriteException e) {
        return e.getWriteErrors().isEmpty()
                ? UNCONFIRMED
                : "error " + e.getWriteErrors().get(0).getCode();
    }
}
