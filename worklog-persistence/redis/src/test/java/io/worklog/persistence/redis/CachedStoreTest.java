package io.worklog.persistence.redis;

import io.worklog.cache.CacheLevel;
import io.worklog.cache.CacheSettings;
import io.worklog.cache.EagerCache;
import io.worklog.cache.LogCache;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.memory.MemoryLogStore;
import io.worklog.persistence.caffeine.CaffeineCacheLevel;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.LogStore;
import io.worklog.spi.PrunableLogStore;
import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The exam of a store, taken through copies in Redis. */
@ExtendWith(ServersExtension.class)
class CachedStoreTest {
    abstract static class Exam<S extends ErasableLogStore & PrunableLogStore>
            extends LogStoreContract<S>
            implements ErasableLogStoreContract, PrunableLogStoreContract {
        private final List<CacheLevel> levels;
        private final LogCache cache;

        Exam(List<CacheLevel> levels) {
            this.levels = levels;
            CacheSettings settings = new CacheSettings("exam-" + UUID.randomUUID(), new byte[32]);
            this.cache = EagerCache.of(settings, levels);
        }

        static CacheLevel redis(TestServers servers) {
            return RedisCacheLevel.open(
                    RedisSettings.at(servers.redis().uri()).keeping(Duration.ofMinutes(5)));
        }

        abstract LogStore store(boolean again);

        @Override
        @SuppressWarnings("unchecked")
        protected S open() {
            return (S) cache.over(store(false));
        }

        @Override
        @SuppressWarnings("unchecked")
        protected S reopen(S open) {
            return (S) cache.over(store(true));
        }

        @AfterEach
        void closeLevels() {
            levels.forEach(CacheLevel::close);
        }
    }

    @Nested
    class RedisBeforeMemory<S extends ErasableLogStore & PrunableLogStore> extends Exam<S> {
        private final MemoryLogStore memory = MemoryLogStore.create();

        RedisBeforeMemory(TestServers servers) {
            super(List.of(redis(servers)));
        }

        @Override
        LogStore store(boolean again) {
            return memory;
        }
    }

    @Nested
    class BothBeforeFiles<S extends ErasableLogStore & PrunableLogStore> extends Exam<S> {
        private FileLogStore files;

        @TempDir Path folder;

        BothBeforeFiles(TestServers servers) {
            super(List.of(CaffeineCacheLevel.ofBytes(1 << 20), redis(servers)));
        }

        @Override
        LogStore store(boolean again) {
            if (again) {
                files.close();
            }
            files = FileLogStore.open(folder, FileLogOptions.defaults());
            return files;
        }
    }
}
