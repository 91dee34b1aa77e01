package io.worklog.spi;

import io.worklog.merkle.Hash;
import org.jspecify.annotations.Nullable;

/**
 * One entry on its way into a store. The arrays MUST NOT be changed by whoever holds them.
 *
 * @param sealed the exact bytes to keep, 1 to 65,535
 * @param privateSide values and salts behind commitments, where there are any
 * @param leafHash RFC 6962 leaf hash of the sealed bytes
 * @param idempotencyKey unique in the log for ever, compared by code points
 */
public record NewEntry(
        byte[] sealed,
        byte @Nullable [] privateSide,
        Hash leafHash,
        @Nullable String idempotencyKey) {}
