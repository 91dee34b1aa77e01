package io.worklog.server.app;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.worklog.cache.CacheLevel;
import io.worklog.persistence.redis.RedisCacheLevel;
import io.worklog.persistence.redis.RedisSettings;
import io.worklog.persistence.redis.RedisTailSignal;
import io.worklog.spi.TailSignal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Connections to what several nodes share, for the addresses that an operator names. */
@Configuration(proxyBeanMethods = false)
class SharedServices {
    /** The starter's name of an installation that has none: nodes of both kinds must meet. */
    static final String INSTALLATION = "worklog.local";

    private static final String REDIS = "worklog.server.redis.url";
    private static final String MONGODB = "spring.mongodb.uri";

    /** Where logs are with {@code worklog.store=mongodb}. */
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(MONGODB)
    MongoClient operatorsMongo(@Value("${" + MONGODB + "}") String uri) {
        return MongoClients.create(uri);
    }

    /** Copies of sealed bytes that all nodes share, behind those on the heap. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(REDIS)
    static class SharedCache {
        @Bean
        RedisSettings operatorsRedis(@Value("${" + REDIS + "}") String url) {
            return RedisSettings.at(url);
        }

        @Bean(destroyMethod = "close")
        @Order(200)
        CacheLevel operatorsRedisLevel(RedisSettings settings) {
            return RedisCacheLevel.open(settings);
        }

        @Bean(destroyMethod = "close")
        TailSignal operatorsTailSignal(
                RedisSettings settings,
                @Value("${worklog.installation:" + INSTALLATION + "}") String installation) {
            return RedisTailSignal.open(settings, installation);
        }
    }
}
