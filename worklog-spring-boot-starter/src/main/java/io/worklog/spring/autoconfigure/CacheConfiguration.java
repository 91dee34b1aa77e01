package io.worklog.spring.autoconfigure;

import io.worklog.cache.CacheLevel;
import io.worklog.persistence.caffeine.CaffeineCacheLevel;
import io.worklog.persistence.redis.RedisCacheLevel;
import io.worklog.persistence.redis.RedisSettings;
import io.worklog.persistence.redis.RedisTailSignal;
import io.worklog.spi.TailSignal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;

/** Levels of copies, fastest first. Nothing is made before a store in a database needs it. */
final class CacheConfiguration {
    private CacheConfiguration() {}

    /** Copies on the heap. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.worklog.persistence.caffeine.CaffeineCacheLevel")
    @ConditionalOnProperty(name = "worklog.cache.caffeine.enabled", matchIfMissing = true)
    static class Caffeine {
        @Lazy
        @Bean(destroyMethod = "close")
        @Order(100)
        @ConditionalOnMissingBean(name = "worklogCaffeineLevel")
        CacheLevel worklogCaffeineLevel(CacheProperties properties) {
            return CaffeineCacheLevel.ofBytes(properties.caffeine().bytes());
        }
    }

    /** Copies, and news of growth, in the Redis that the application is connected to. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            name = {
                "io.worklog.persistence.redis.RedisCacheLevel",
                "org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails"
            })
    @ConditionalOnBean(DataRedisConnectionDetails.class)
    static class Redis {
        @Lazy
        @Bean
        @ConditionalOnMissingBean
        RedisSettings worklogRedisSettings(
                DataRedisConnectionDetails connection, CacheProperties properties) {
            RedisSettings at = RedisSettings.at(new RedisUrl(connection).text());
            return at.waiting(properties.redis().timeout(), at.pause())
                    .keeping(properties.redis().timeToLive());
        }

        @Lazy
        @Bean(destroyMethod = "close")
        @Order(200)
        @ConditionalOnMissingBean(name = "worklogRedisLevel")
        @ConditionalOnProperty(name = "worklog.cache.redis.enabled", matchIfMissing = true)
        CacheLevel worklogRedisLevel(RedisSettings settings) {
            return RedisCacheLevel.open(settings);
        }

        @Lazy
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        @ConditionalOnProperty(name = "worklog.cache.redis.tail", matchIfMissing = true)
        TailSignal worklogTailSignal(RedisSettings settings, WorklogProperties worklog) {
            return RedisTailSignal.open(settings, worklog.getInstallation());
        }
    }
}
