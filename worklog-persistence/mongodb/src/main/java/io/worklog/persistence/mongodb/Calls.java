package io.worklog.persistence.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.bulk.BulkWriteError;
import io.worklog.error.StoreUnavailableException;
import java.util.function.Supplier;

/**
 * Calls to the server, whose failures become the errors of the contract. Thread-safe.
 *
 * <p>No message of the server is passed on where it can hold a value: a duplicate key is named with
 * its value there.
 */
final class Calls {
    private static final int DUPLICATE = 11000;

    private volatile boolean closed;

    /** Every call after this fails. */
    void close() {
        closed = true;
    }

    /**
     * Makes a call.
     *
     * @param what for the message, such as {@code append to log x}
     * @throws StoreUnavailableException whatever goes wrong; what the call did is then unknown
     */
    <T> T make(String what, Supplier<T> call) {
        if (closed) {
            throw new StoreUnavailableException("the store is closed");
        }
        try {
            return call.get();
        } catch (MongoBulkWriteException e) {
            throw new StoreUnavailableException("cannot " + what + ": " + firstError(e));
        } catch (MongoWriteConcernException e) {
            String why = "no majority confirmed it in time, so it may have happened or not";
            throw new StoreUnavailableException("cannot " + what + ": " + why, e);
        } catch (MongoServerException e) {
            throw new StoreUnavailableException("cannot " + what + ": error " + e.getCode());
        } catch (MongoException e) {
            throw new StoreUnavailableException("cannot " + what, e);
        } catch (IllegalStateException e) {
            throw new StoreUnavailableException("cannot " + what + ": the client is closed", e);
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

    private static String firstError(MongoBulkWriteException e) {
        return e.getWriteErrors().isEmpty()
                ? "no majority confirmed it in time, so it may have happened or not"
                : "error " + e.getWriteErrors().get(0).getCode();
    }
}
