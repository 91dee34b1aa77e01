package io.worklog.server.log;

import io.worklog.memory.MemoryLogStore;
import io.worklog.server.testing.TestServer;
import io.worklog.spi.LogStore;
import io.worklog.testkit.FaultyStore;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Logs in memory whose store does what a test says, such as holding everybody up. */
@Configuration(proxyBeanMethods = false)
class HeldStore {
    /** How many events may wait for the store in {@link #start}. */
    static final int QUEUE = 8;

    @Bean
    LogStore slowLogs() {
        return FaultyStore.over(MemoryLogStore.create());
    }

    /** A server with such logs and little room. */
    static TestServer start(String... settings) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "worklog.queue.max-events=" + QUEUE;
        return TestServer.startWith(HeldStore.class, all);
    }

    static FaultyStore of(TestServer server) {
        return (FaultyStore) server.bean(LogStore.class);
    }

    /** Holds calls about one log until the latch is down. */
    static CountDownLatch hold(TestLog log, String... calls) {
        CountDownLatch gate = new CountDownLatch(1);
        Set<String> held = Set.of(calls);
        of(log.server())
                .before((call, of) -> {
                    if (of != null && of.value().equals(log.id()) && held.contains(call)) {
                        gate.await();
                    }
                });
        return gate;
    }
}
