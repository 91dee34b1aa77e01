package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.LogHealth;
import io.worklog.Worklog;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One damaged log that is set apart does not make a server that others record in unwritable. */
class LogPartTest {
    private static final LogHealth SOUND = health("prj_a", 0, null, false);
    private static final LogHealth APART =
            health("prj_b", 0, "log prj_b: entry 7 is damaged", true);
    private static final LogHealth SICK = health("prj_c", 0, "not sealed: disk", false);

    private static LogHealth health(
            String log, long lost, @Nullable String problem, boolean quarantined) {
        return new LogHealth(
                LogId.of(log),
                TreeSize.of(9),
                TreeSize.of(9),
                0,
                lost,
                0,
                problem,
                null,
                List.of(),
                quarantined);
    }

    private static Finding look(LogHealth... logs) {
        Worklog worklog =
                (Worklog)
                        Proxy.newProxyInstance(
                                Worklog.class.getClassLoader(),
                                new Class<?>[] {Worklog.class},
                                (proxy, method, args) -> List.of(logs));
        return new LogPart(worklog).look();
    }

    @Test
    void itIsNamedWithItsEntryAndTheServerStaysWritable() {
        Finding found = look(SOUND, APART);
        assertThat(found.writable()).isTrue();
        assertThat(found.problem()).isEqualTo("log prj_b: entry 7 is damaged");
        assertThat(look(SOUND).problem()).isNull();
    }

    /** Nothing that people who run the server do could be recorded. */
    @Test
    void theSystemLogOfTheFirstTenantIsMissedMore() {
        Finding found = look(SOUND, health("system.default", 0, "entry 3 is damaged", true));
        assertThat(found.writable()).isFalse();
        assertThat(found.readable()).isTrue();
        assertThat(found.problem()).isEqualTo("entry 3 is damaged");
        assertThat(look(SOUND, health("system.acme", 0, "damaged", true)).writable()).isTrue();
    }

    @Test
    void aLogThatShouldTakeEventsAndDoesNotStillCounts() {
        Finding found = look(APART, SOUND, SICK);
        assertThat(found.writable()).isFalse();
        assertThat(found.problem()).contains("prj_c");
        assertThat(look(health("prj_a", 2, null, false)).writable()).isFalse();
    }
}
