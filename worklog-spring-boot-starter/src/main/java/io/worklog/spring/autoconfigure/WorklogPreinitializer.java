package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.memory.MemoryLogStore;
import io.worklog.testing.MemorySigningKeys;
import java.time.Duration;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Records one event on the heap while the application still reads its configuration, on the thread
 * that Spring Boot has for such things, so that the classes and the cryptography are ready when the
 * application opens its worklog. Nothing of it is kept.
 */
final class WorklogPreinitializer implements BackgroundPreinitializer {
    private static final EventType<Object> TYPE = EventType.named("warm.up").target("log");

    @Override
    public void preinitialize() throws Exception {
        loadFiles();
        try (Worklog worklog =
                Worklog.builder()
                        .store(MemoryLogStore.create())
                        .keys(MemorySigningKeys.create())
                        .checkpointInterval(Duration.ofHours(1))
                        .open()) {
            worklog.record(TYPE).target("1").commit();
        }
    }

    /** What only logs in a folder need. */
    private static void loadFiles() throws ClassNotFoundException {
        ClassLoader loader = WorklogPreinitializer.class.getClassLoader();
        for (String name : new String[] {"FileLogStore", "FileLog", "FileSigningKeys"}) {
            Class.forName("io.worklog.file." + name, true, loader);
        }
    }
}
