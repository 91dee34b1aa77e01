package io.worklog.server.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way.
 *
 * @param id its identifier
 * @param project where it goes
 * @param owner who sends it
 * @param name what it is called
 * @param size its bytes; null where that is not known before
 * @param sha256 the digest it must have; null where none was announced
 * @param offset how much of it arrived
 * @param expiresAt when what arrived is dropped, unless more comes
 */
record Upload(
        String id,
        String project,
        String owner,
        String name,
        @Nullable Long size,
        @Nullable String sha256,
        long offset,
        Instant expiresAt) {}
