package io.worklog;

import io.worklog.catalog.WorklogTypes;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.TileSource;
import io.worklog.sequence.SignedHeads;
import io.worklog.sequence.StoredTiles;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds logs whose store went back behind what this node signed, and continues them as new logs. An
 * old one is left as it is: to add to it would sign another history at sizes that were signed.
 */
final class Continuing {
    private final Shared shared;
    private final LogRegistry registry;

    Continuing(Shared shared, LogRegistry registry) {
        this.shared = shared;
        this.registry = registry;
    }

    /** All logs of which a part is lost, the meta log first: it must go on before it can tell. */
    List<LostTail> lost() {
        HeadMemory heads = shared.heads();
        if (heads == null) {
            throw new IllegalStateException(
                    "nothing is remembered outside the store: call heads(…) or directory(…)");
        }
        List<LostTail> found = new ArrayList<>();
        for (LogId log : heads.logs()) {
            heads.last(log).flatMap(note -> lost(log, note)).ifPresent(found::add);
        }
        found.sort((a, b) -> Boolean.compare(isMeta(b.log()), isMeta(a.log())));
        return found;
    }

    private boolean isMeta(LogId log) {
        return log.value().startsWith(LogId.META.value());
    }

    private Optional<LostTail> lost(LogId log, byte[] note) {
        if (Successors.next(shared.store(), log).isPresent()) {
            return Optional.empty();
        }
        Checkpoint signed = SignedHeads.opened(log, note, shared.keys());
        LogStore store = shared.store();
        TreeSize stored = store.head(log).map(LogHead::size).orElse(TreeSize.of(0));
        TileSource tiles = StoredTiles.of(store, log);
        return SignedHeads.holds(stored, tiles, signed)
                ? Optional.empty()
                : Optional.of(new LostTail(log, signed.size(), stored));
    }

    /** Makes the new log, has it say what it goes on from, and ends the old one for all nodes. */
    Continuation goOn(LostTail lost, String reason) {
        if (!(shared.store() instanceof EndableLogStore store)) {
            throw new IllegalStateException(
                    "this store cannot end a log: restore it from a copy instead");
        }
        if (store.head(lost.log()).isEmpty()) {
            store.create(lost.log());
        }
        OpenedLog next = registry.openOrCreate(freeName(lost.log()));
        next.recordOwn(
                WorklogTypes.LOG_CONTINUED,
                WorklogContext.current(),
                event ->
                        event.actor(Actor.system())
                                .target(lost.log().value())
                                .reason(reason)
                                .metadata("signed", lost.signed().toString())
                                .metadata("stored", lost.stored().toString()));
        store.end(lost.log(), Successors.note(next.id()));
        return new Continuation(lost, next.id());
    }

    /** The next number after the name that has no entries yet: a crash may have left it empty. */
    private LogId freeName(LogId log) {
        for (int number = 2; ; number++) {
            LogId name = LogId.of(log + "." + number);
            if (isFree(name)) {
                return name;
            }
        }
    }

    private boolean isFree(LogId name) {
        return shared.store().head(name).map(head -> head.size().value() == 0).orElse(true);
    }
}
