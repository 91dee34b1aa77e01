package io.worklog.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.access.Caller.Via;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What another node has changed holds here within 3 seconds, for programs; for people at once. */
class CachedProjectsTest {
    private static final ProjectRef PROJECT = ProjectRef.durable("p", "t", "P", "p", false);

    private final AtomicLong nanos = new AtomicLong();
    private final ProjectCache cache = new ProjectCache(nanos::get);
    private Set<Permission> allowed = EnumSet.of(Permission.EVENT_WRITE, Permission.PROJECT_READ);
    private int questions;
    private final CachedProjects projects = new CachedProjects(new Directory(), cache);

    private final class Directory implements ProjectDirectory {
        @Override
        public Optional<ProjectRef> find(String tenant, String id) {
            questions++;
            return Optional.of(PROJECT);
        }

        @Override
        public List<ProjectRef> all(String tenant) {
            return List.of(PROJECT);
        }

        @Override
        public Set<Permission> permissions(Caller caller, ProjectRef project) {
            questions++;
            return allowed;
        }
    }

    private static Caller caller(Via via, @Nullable SystemRole role, Permission... scopes) {
        Grant grant = new Grant("g", Set.of(scopes), null);
        return new Caller("t", "u", "U", via, role, scopes.length == 0 ? all() : grant);
    }

    private static Grant all() {
        return Grant.everything("g");
    }

    @Test
    void aKeyLosesWhatWasTakenWithinThreeSeconds() {
        Caller key = caller(Via.KEY, null);
        assertThat(projects.permissions(key, PROJECT)).hasSize(2);
        allowed = Set.of();
        nanos.addAndGet(Duration.ofMillis(2_999).toNanos());
        assertThat(projects.permissions(key, PROJECT)).hasSize(2);
        assertThat(projects.permissions(caller(Via.SESSION, null), PROJECT)).isEmpty();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(projects.permissions(key, PROJECT)).isEmpty();
    }

    @Test
    void whatChangedHereHoldsAtOnce() {
        Caller key = caller(Via.KEY, null);
        projects.permissions(key, PROJECT);
        allowed = Set.of();
        cache.forget("p");
        assertThat(projects.permissions(key, PROJECT)).isEmpty();
    }

    @Test
    void oneCredentialDoesNotWidenAnother() {
        Caller narrow = caller(Via.KEY, null, Permission.PROJECT_READ);
        assertThat(projects.permissions(narrow, PROJECT)).containsOnly(Permission.PROJECT_READ);
        assertThat(projects.permissions(caller(Via.KEY, null), PROJECT)).hasSize(2);
        assertThat(projects.permissions(narrow, PROJECT)).containsOnly(Permission.PROJECT_READ);
        assertThat(questions).isEqualTo(1);
    }

    @Test
    void aDutyInTheSystemIsAllThatItsHolderHas() {
        allowed = EnumSet.allOf(Permission.class);
        Caller administrator = caller(Via.KEY, SystemRole.ADMINISTRATOR);
        assertThat(projects.permissions(administrator, PROJECT))
                .doesNotContain(Permission.RECORD_READ, Permission.EVENT_WRITE);
    }
}
