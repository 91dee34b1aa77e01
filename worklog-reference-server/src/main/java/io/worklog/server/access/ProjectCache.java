package io.worklog.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about projects, for at most 3 seconds: so a change holds everywhere within 5
 * seconds although nodes share nothing but the database. What is known of a project goes when a
 * request has changed it or its members on this node. Thread-safe.
 */
public final class ProjectCache {
    /** How long something that another node may change is believed, at most. */
    public static final Duration LIFE = Duration.ofSeconds(3);

    private static final int SIZE = 100_000;

    private final Cache<Key, Optional<ProjectRef>> projects;
    private final Cache<MemberKey, Set<Permission>> permissions;

    private record Key(String tenant, String project) {}

    private record MemberKey(String user, @Nullable SystemRole role, ProjectRef project) {}

    ProjectCache(Ticker ticker) {
        projects = cache(ticker);
        permissions = cache(ticker);
    }

    private static <K, V> Cache<K, V> cache(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(LIFE)
                .maximumSize(SIZE)
                .build();
    }

    Optional<ProjectRef> project(
            String tenant, String id, Supplier<Optional<ProjectRef>> directory) {
        return projects.get(new Key(tenant, id), key -> directory.get());
    }

    Set<Permission> permissions(
            Caller caller, ProjectRef project, Supplier<Set<Permission>> directory) {
        MemberKey member = new MemberKey(caller.userId(), caller.role(), project);
        return permissions.get(member, key -> directory.get());
    }

    /** Something about a project has changed. */
    public void forget(String project) {
        projects.asMap().keySet().removeIf(key -> key.project().equals(project));
        permissions.asMap().keySet().removeIf(key -> key.project().id().equals(project));
    }

    /** Something has changed that concerns several projects, such as a team. */
    public void forgetAll() {
        projects.invalidateAll();
        permissions.invalidateAll();
    }
}
