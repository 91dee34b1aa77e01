package io.worklog.spring.autoconfigure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Cluster;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Node;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Sentinel;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;

/**
 * The application's connection to Redis as a URL. With TLS the certificates of the Java platform
 * count, not those of an SSL bundle.
 */
final class RedisUrl {
    private final DataRedisConnectionDetails connection;

    RedisUrl(DataRedisConnectionDetails connection) {
        this.connection = connection;
    }

    String text() {
        Sentinel sentinel = connection.getSentinel();
        if (sentinel != null) {
            return scheme("redis-sentinel", "rediss-sentinel")
                    + account()
                    + nodes(sentinel.getNodes())
                    + "/"
                    + sentinel.getDatabase()
                    + "#"
                    + encode(sentinel.getMaster());
        }
        Cluster cluster = connection.getCluster();
        if (cluster != null) {
            return scheme("redis", "rediss") + account() + nodes(cluster.getNodes());
        }
        return single();
    }

    private String single() {
        Standalone one = connection.getStandalone();
        if (one == null) {
            throw new WorklogStartException(
                    "this kind of connection to Redis cannot be used for copies",
                    "Set worklog.cache.redis.enabled=false and worklog.cache.redis.tail=false.",
                    null);
        }
        return scheme("redis", "rediss")
                + account()
                + host(one.getHost())
                + ":"
                + one.getPort()
                + "/"
                + one.getDatabase();
    }

    private String scheme(String plain, String tls) {
        return (connection.getSslBundle() == null ? plain : tls) + "://";
    }

    private String account() {
        String password = connection.getPassword();
        if (password == null || password.isEmpty()) {
            return "";
        }
        String user = connection.getUsername();
        return (user == null ? "" : encode(user) + ":") + encode(password) + "@";
    }

    private static String nodes(List<Node> nodes) {
        return nodes.stream()
                .map(node -> host(node.host()) + ":" + node.port())
                .collect(Collectors.joining(","));
    }

    /** An IPv6 address stands in brackets. */
    private static String host(@Nullable String name) {
        String host = String.valueOf(name);
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
