package io.worklog.server.user;

import com.github.benmanes.caffeine.cache.Ticker;
import io.worklog.server.access.Authenticator;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.trail.Trail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** What people prove who they are with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    SessionProperties.class,
    KeyProperties.class,
    OidcProperties.class,
    PepperProperties.class,
    RedisProperties.class
})
@Import(OidcConfiguration.class)
class LoginConfiguration {
    @Bean
    Pepper pepper(
            PepperProperties properties,
            @Value("${worklog.server.data:data}") Path data,
            Tokens tokens) {
        return Pepper.of(properties.keyPepper(), data.resolve("key-pepper"), tokens.next());
    }

    @Bean
    Passwords passwords(Tokens tokens) {
        return new Passwords(tokens.next());
    }

    @Bean
    TenantTable tenantTable(Database database) {
        return new TenantTable(database);
    }

    @Bean
    Accounts accounts(Database database, InstantSource clock) {
        return new Accounts(database, clock, Ticker.systemTicker());
    }

    @Bean
    SqlSessions sqlSessions(Database database, InstantSource clock) {
        return new SqlSessions(database, clock);
    }

    @Bean
    @ConditionalOnProperty("worklog.server.redis.url")
    RedisConnector sessionRedis(RedisProperties properties, InstantSource clock) {
        String url = java.util.Objects.requireNonNull(properties.url());
        return new RedisConnector(url, Duration.ofSeconds(1), clock);
    }

    @Bean
    Sessions sessions(
            SqlSessions inDatabase,
            ObjectProvider<RedisConnector> redis,
            Database database,
            Accounts accounts,
            Tokens tokens,
            Ids ids,
            InstantSource clock,
            SessionProperties properties) {
        RedisConnector connector = redis.getIfAvailable();
        SessionStore store =
                connector == null ? inDatabase : new RedisSessions(connector, inDatabase, clock);
        return new Sessions(
                store, database, accounts, tokens, ids, clock, properties, Ticker.systemTicker());
    }

    @Bean
    SecurityTrail securityTrail(Trail trail, TenantTable tenants, InstantSource clock) {
        return new SecurityTrail(trail, tenants, clock);
    }

    @Bean(initMethod = "start")
    Housekeeping housekeeping(SecurityTrail refusals, SqlSessions sessions) {
        return new Housekeeping(refusals, sessions);
    }

    @Bean
    Devices devices(Pepper pepper, Tokens tokens) {
        return new Devices(pepper, tokens);
    }

    @Bean
    LoginThrottle loginThrottle(InstantSource clock) {
        return new LoginThrottle(clock);
    }

    @Bean
    Logins logins(
            Database database,
            UserTable users,
            TenantTable tenants,
            Passwords passwords,
            LoginThrottle throttle,
            Devices devices,
            Sessions sessions,
            SecurityTrail refusals,
            Trail trail) {
        return new Logins(
                database, users, tenants, passwords, throttle, devices, sessions, refusals, trail);
    }

    @Bean
    KeyTable keyTable(Database database) {
        return new KeyTable(database);
    }

    @Bean
    KeyLogin keyLogin(KeyTable keys, Accounts accounts, Pepper pepper, InstantSource clock) {
        return new KeyLogin(keys, accounts, pepper, clock, Ticker.systemTicker());
    }

    @Bean
    @Order(10)
    Authenticator bearerAuthenticator(
            KeyLogin keys, ObjectProvider<TokenLogin> tokens, SecurityTrail refusals) {
        return new BearerAuthenticator(keys, tokens.getIfAvailable(), refusals);
    }

    @Bean
    @Order(20)
    Authenticator sessionAuthenticator(Sessions sessions) {
        return new SessionAuthenticator(sessions);
    }
}
