package io.worklog.server.log;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project's log.
 *
 * @param name its name
 * @param origin its name in checkpoints; null before the first
 * @param size how many entries it has
 * @param sealedSize how many of them the newest checkpoint covers
 * @param firstKept index of the first entry that was not pruned
 * @param checkpoint the newest checkpoint, a signed note; null before the first
 * @param keys every public key it ever had, oldest first
 */
record LogView(
        String name,
        @Nullable String origin,
        long size,
        long sealedSize,
        long firstKept,
        @Nullable String checkpoint,
        List<KeyView> keys) {

    /**
     * A key of a log.
     *
     * @param verifierKey as C2SP signed-note writes it
     * @param from smallest size it may sign
     * @param to largest size it may sign; null of the key in use
     */
    @Schema(name = "LogKeyView")
    record KeyView(String verifierKey, long from, @Nullable Long to) {}
}
