package io.worklog.server.privacy;

import org.jspecify.annotations.Nullable;

/**
 * How long events are kept.
 *
 * @param name what projects call it
 * @param months no event is dropped before it is so old
 * @param acknowledgement what somebody declared who keeps events for less than six months; null
 *     where they are kept longer
 * @param version how often it changed
 */
record RetentionClass(String name, int months, @Nullable String acknowledgement, long version) {}
