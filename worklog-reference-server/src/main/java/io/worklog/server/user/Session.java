package io.worklog.server.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login in a browser.
 *
 * @param id its identifier, which is no secret
 * @param tenant the person's tenant
 * @param user who logged in
 * @param beganAt when
 * @param seenAt when it was last used, to a minute
 * @param endsAt when it ends at the latest
 * @param address where they logged in from
 * @param agent what the browser called itself
 */
record Session(
        String id,
        String tenant,
        String user,
        Instant beganAt,
        Instant seenAt,
        Instant endsAt,
        @Nullable String address,
        @Nullable String agent) {
    Session seen(Instant now) {
        return new Session(id, tenant, user, beganAt, now, endsAt, address, agent);
    }
}
