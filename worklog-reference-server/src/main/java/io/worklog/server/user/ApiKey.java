package io.worklog.server.user;

import io.worklog.server.access.Permission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key, without its secret.
 *
 * @param id its identifier
 * @param tenant its owner's tenant
 * @param user its owner
 * @param name what its owner calls it
 * @param scopes what it may be used for
 * @param projects the only projects it may be used for; null means all of its owner
 * @param createdAt when it was made
 * @param endsAt when it ends
 * @param lastUsedAt when it was last used, to a minute
 * @param revokedAt when it was revoked
 */
record ApiKey(
        String id,
        String tenant,
        String user,
        String name,
        Set<Permission> scopes,
        @Nullable Set<String> projects,
        Instant createdAt,
        Instant endsAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
