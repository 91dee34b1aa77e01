package io.worklog.server.job;

import org.jspecify.annotations.Nullable;

/**
 * Which jobs are wanted.
 *
 * @param tenant whose
 * @param owner of one person; null for all
 * @param project of one project; null for all
 * @param kind of one kind; null for all
 * @param before only those asked for before the job with this identifier; null from the newest
 * @param limit how many at most
 */
public record JobFilter(
        String tenant,
        @Nullable String owner,
        @Nullable String project,
        @Nullable String kind,
        @Nullable String before,
        int limit) {}
