package io.worklog.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServersExtension.class)
@Timeout(60)
class RedisCacheLevelTest {
    private final RedisSettings settings;
    private final String key = "worklog-test:" + UUID.randomUUID();

    RedisCacheLevelTest(TestServers servers) {
        settings =
                RedisSettings.at(servers.redis().uri())
                        .waiting(Duration.ofSeconds(30), Duration.ofMillis(50))
                        .keeping(Duration.ofMinutes(5));
    }

    /** Puts until the value is there: writing and connecting are never waited for. */
    static void putAndAwait(RedisCacheLevel level, String key, byte[] value) {
        boolean there = false;
        while (!there) {
            try {
                level.put(key, value);
                there = level.get(key).filter(found -> Arrays.equals(found, value)).isPresent();
            } catch (RedisUnavailableException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void givesBackBytesAndForgetsThem() {
        try (RedisCacheLevel level = RedisCacheLevel.open(settings)) {
            putAndAwait(level, key, new byte[] {0, -1, 13, 10, 36});
            putAndAwait(level, key + "b", new byte[0]);
            assertThat(level.get(key + "c")).isEmpty();
            level.remove(List.of(key, key + "c"));
            Optional<byte[]> left = level.get(key);
            while (left.isPresent()) {
                left = level.get(key);
            }
            assertThat(level.get(key + "b")).isPresent();
            level.remove(List.of(key + "b"));
            assertThat(level.isShared()).isTrue();
        }
    }

    @Test
    void takesNothingThatIsTooLarge() {
        RedisSettings small =
                new RedisSettings(
                        settings.url(),
                        settings.timeout(),
                        settings.failures(),
                        settings.pause(),
                        settings.ttl(),
                        10,
                        1_000);
        try (RedisCacheLevel level = RedisCacheLevel.open(small)) {
            putAndAwait(level, key, new byte[10]);
            long before = level.unwritten();
            level.put(key, new byte[11]);
            assertThat(level.unwritten()).isEqualTo(before + 1);
            assertThat(level.get(key)).hasValueSatisfying(v -> assertThat(v).hasSize(10));
        }
    }

    @Test
    void nobodyWaitsForAServerThatIsNotThere() {
        RedisSettings nowhere = RedisSettings.at("redis://127.0.0.1:1");
        try (RedisCacheLevel level = RedisCacheLevel.open(nowhere)) {
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(() -> level.get(key))
                        .isInstanceOf(RedisUnavailableException.class);
            }
        }
    }

    @Test
    void refusesSettingsThatAreNone() {
        assertThatThrownBy(() -> RedisCacheLevel.open(RedisSettings.at("http://127.0.0.1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RedisSettings.at("redis://h").keeping(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(RedisSettings.at("redis://secret@h").toString()).doesNotContain("secret");
    }
}
