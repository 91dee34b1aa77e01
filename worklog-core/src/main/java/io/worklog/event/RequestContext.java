package io.worklog.event;

import org.jspecify.annotations.Nullable;

/**
 * From where the action came. The address and the user agent are personal by default.
 *
 * @param ip at most 45 characters
 * @param userAgent at most 512 characters
 * @param sessionId at most 128 characters
 * @param requestId at most 128 characters
 * @param channel {@code web}, {@code api}, {@code job} and the like, at most 64 characters
 * @param host the machine that recorded it, at most 128 characters
 */
public record RequestContext(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String sessionId,
        @Nullable String requestId,
        @Nullable String channel,
        @Nullable String host) {
    private static final RequestContext NONE =
            new RequestContext(null, null, null, null, null, null);

    /** Nothing is known. */
    public static RequestContext none() {
        return NONE;
    }
}
