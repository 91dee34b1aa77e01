package io.worklog.testkit.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL of the form {@code jdbc:SCHEME://[USER[:PASSWORD]@]HOST:PORT/[DATABASE][?NAME=VALUE&…]}
 * taken apart, so that it can be written for another database or user.
 *
 * @param scheme such as {@code mysql}
 * @param address host and port, not resolved
 * @param properties the URL's own properties, {@code user} and {@code password} among them
 */
record JdbcAddress(String scheme, InetSocketAddress address, Map<String, String> properties) {

    private static final String PREFIX = "jdbc:";

    JdbcAddress {
        properties = new LinkedHashMap<>(properties);
    }

    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static JdbcAddress parse(String url) {
        if (!url.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a JDBC URL: " + url);
        }
        URI uri = URI.create(url.substring(PREFIX.length()));
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("not jdbc:…://host:port/: " + url);
        }
        Map<String, String> properties = new LinkedHashMap<>();
        addUser(properties, uri.getRawUserInfo());
        addQuery(properties, uri.getRawQuery());
        return new JdbcAddress(
                uri.getScheme(),
                InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort()),
                properties);
    }

    private static void addUser(Map<String, String> properties, @Nullable String userInfo) {
        if (userInfo == null) {
            return;
        }
        int colon = userInfo.indexOf(':');
        properties.put("user", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
        if (colon >= 0) {
            properties.put("password", decoded(userInfo.substring(colon + 1)));
        }
    }

    private static void addQuery(Map<String, String> properties, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a property without a value: " + pair);
            }
            properties.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
    }

    String user() {
        return properties.getOrDefault("user", "");
    }

    String password() {
        return properties.getOrDefault("password", "");
    }

    /** The URL of a database by this address and user. */
    String url(String database) {
        return url(database, address, user(), password());
    }

    String url(String database, InetSocketAddress through, String user, String password) {
        Map<String, String> written = new LinkedHashMap<>(properties);
        written.put("user", user);
        written.remove("password");
        if (!password.isEmpty()) {
            written.put("password", password);
        }
        String query =
                written.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return PREFIX
                + scheme
                + "://"
                + through.getHostString()
                + ":"
                + through.getPort()
                + "/"
                + database
                + "?"
                + query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
