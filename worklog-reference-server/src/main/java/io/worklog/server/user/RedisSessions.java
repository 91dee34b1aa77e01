package io.worklog.server.user;

import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logins in Redis, and in the domain database while Redis does not answer. What Redis has is never
 * believed alone: that a person may log in, and that the login was not ended, the database says
 * ({@link Account}). So a Redis that is lost costs a login at most, and one that comes back with old
 * data gives nobody what was taken away.
 */
final class RedisSessions implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisSessions.class);
    private static final String PREFIX = "worklog:session:";
    private static final String OF_USER = "worklog:sessions:";

    private final RedisConnector redis;
    private final SessionStore database;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    RedisSessions(RedisConnector redis, SessionStore database, InstantSource clock) {
        this.redis = redis;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void save(String tokenHash, Session session) {
        Boolean kept = ask(commands -> put(commands, tokenHash, session));
        if (kept == null) {
            database.save(tokenHash, session);
        }
    }

    private Boolean put(RedisCommands<String, String> commands, String hash, Session session) {
        long millis = Math.max(1, left(session).toMillis());
        commands.set(PREFIX + hash, json.writeValueAsString(session), SetArgs.Builder.px(millis));
        commands.sadd(OF_USER + session.user(), hash);
        commands.pexpire(OF_USER + session.user(), millis);
        return Boolean.TRUE;
    }

    private Duration left(Session session) {
        return Duration.between(clock.instant(), session.endsAt());
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        String text = ask(commands -> commands.get(PREFIX + tokenHash));
        return text == null ? database.find(tokenHash) : read(text);
    }

    private Optional<Session> read(String text) {
        try {
            return Optional.of(json.readValue(text, Session.class));
        } catch (JacksonException e) {
            LOG.warn("worklog.session.unreadable");
            return Optional.empty();
        }
    }

    @Override
    public void seen(String tokenHash, Session session) {
        SetArgs ifThere = SetArgs.Builder.xx().keepttl();
        String text = json.writeValueAsString(session);
        String kept = ask(commands -> commands.set(PREFIX + tokenHash, text, ifThere));
        if (kept == null) {
            database.seen(tokenHash, session);
        }
    }

    @Override
    public List<Session> of(String user) {
        List<Session> all = new ArrayList<>(database.of(user));
        List<Session> inRedis = ask(commands -> entries(commands, user));
        if (inRedis != null) {
            all.addAll(inRedis);
        }
        return all;
    }

    private List<Session> entries(RedisCommands<String, String> commands, String user) {
        List<Session> found = new ArrayList<>();
        for (String hash : commands.smembers(OF_USER + user)) {
            String text = commands.get(PREFIX + hash);
            if (text == null) {
                commands.srem(OF_USER + user, hash);
            } else {
                read(text).ifPresent(found::add);
            }
        }
        return found;
    }

    @Override
    public void forget(String user, String session) {
        database.forget(user, session);
        ask(commands -> remove(commands, user, session));
    }

    private Boolean remove(RedisCommands<String, String> commands, String user, String session) {
        for (String hash : commands.smembers(OF_USER + user)) {
            String text = commands.get(PREFIX + hash);
            boolean wanted =
                    text != null && read(text).filter(one -> one.id().equals(session)).isPresent();
            if (wanted) {
                commands.del(PREFIX + hash);
                commands.srem(OF_USER + user, hash);
            }
        }
        return Boolean.TRUE;
    }

    /** Null where Redis has nothing or does not answer. */
    private <T> @Nullable T ask(Function<RedisCommands<String, String>, @Nullable T> question) {
        try {
            var commands = redis.commands();
            return commands.isEmpty() ? null : question.apply(commands.get());
        } catch (RedisException e) {
            redis.failed();
            LOG.warn("worklog.session.redis-away {}", e.getClass().getSimpleName());
            return null;
        }
    }
}
