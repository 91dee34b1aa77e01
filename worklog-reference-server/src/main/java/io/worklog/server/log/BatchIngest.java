package io.worklog.server.log;

import io.worklog.Receipt;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.log.BatchView.Item;
import io.worklog.server.log.Ingest.Door;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Records the events of a batch in their order and tells what became of each. Thread-safe. */
final class BatchIngest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Ingest ingest;

    BatchIngest(Ingest ingest) {
        this.ingest = ingest;
    }

    /**
     * Records what can be recorded.
     *
     * @param key of the request; event {@code n} without a key of its own gets {@code key/n}
     * @return 201 where all are in the log, 202 where some are on this node's disk or all in the
     *     queue, 207 where some are refused
     * @throws Problem if none could be recorded because the server is busy, or there are none
     */
    ResponseEntity<BatchView> record(Door door, List<byte[]> pieces, @Nullable String key) {
        if (pieces.isEmpty()) {
            throw Problem.of(ApiProblem.MALFORMED_JSON, "a batch has at least one event");
        }
        List<CompletableFuture<Receipt>> begun = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            begun.add(begin(door, pieces.get(i), key == null ? null : key + "/" + i));
        }
        List<Item> items = new ArrayList<>(pieces.size());
        begun.forEach(receipt -> items.add(item(door, receipt)));
        return answer(items);
    }

    private CompletableFuture<Receipt> begin(Door door, byte[] piece, @Nullable String key) {
        try {
            return ingest.begin(door, piece, key);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(Refusals.problem(e));
        }
    }

    private static Item item(Door door, CompletableFuture<Receipt> begun) {
        try {
            Receipt receipt = begun.join();
            boolean durable = receipt.isDurable();
            boolean proven = durable && door.answer() == Answer.SEALED;
            String proof = proven ? ProofText.of(door.log().proof(receipt.index())) : null;
            int status = durable ? HttpStatus.CREATED.value() : HttpStatus.ACCEPTED.value();
            return new Item(status, ReceiptView.of(receipt, proof), null);
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            return Item.refused(Refusals.problem(cause == null ? e : cause));
        }
    }

    private static ResponseEntity<BatchView> answer(List<Item> items) {
        BatchView view = BatchView.of(items);
        boolean busy = items.stream().allMatch(item -> item.status() == 503);
        if (busy) {
            throw Problem.of(LogProblem.WRITES_BUSY, "none of the events could be recorded")
                    .retryAfter(SOON);
        }
        boolean some = items.stream().anyMatch(item -> item.status() == 503);
        boolean waiting = items.stream().anyMatch(item -> item.status() == 202);
        int whole = waiting ? 202 : 201;
        var answer = ResponseEntity.status(view.refused() == 0 ? whole : 207);
        return (some ? answer.header("Retry-After", "1") : answer).body(view);
    }
}
