package io.worklog.server.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which store is meant: {@code file:DIR}, a JDBC URL of MySQL, MariaDB, PostgreSQL or SQLite, {@code
 * mongodb://…} or {@code s3://bucket/prefix?endpoint=…}. After a {@code #} stand settings of ours:
 * {@code #prefix=…&schema=…}. Never holds a password.
 *
 * @param text what was given, without settings
 * @param kind which technology
 * @param settings by name
 */
public record StoreUrl(String text, Kind kind, Map<String, String> settings) {
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)[?&;](password|pwd)=|//[^/@:]*:[^/@]*@");

    /** Technologies of stores. */
    public enum Kind {
        /** A folder. */
        FILE("file:"),
        /** A database with a JDBC driver. */
        SQL("jdbc:(mysql|mariadb|postgresql|sqlite):"),
        /** A MongoDB. */
        MONGODB("mongodb(\\+srv)?://"),
        /** A bucket with an S3 interface, for evidence only. */
        S3("s3://");

        private final Pattern begin;

        Kind(String begin) {
            this.begin = Pattern.compile(begin);
        }

        static Optional<Kind> of(String url) {
            for (Kind kind : values()) {
                if (kind.begin.matcher(url).lookingAt()) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    public StoreUrl {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads a URL.
     *
     * @throws StoreUrlException if it is none of those above, or holds a password
     */
    public static StoreUrl parse(String url) {
        if (PASSWORD.matcher(url).find()) {
            throw new StoreUrlException(StoreUrlException.Problem.PASSWORD, "");
        }
        Kind kind =
                Kind.of(url)
                        .orElseThrow(() ->
                                new StoreUrlException(StoreUrlException.Problem.UNKNOWN, url));
        int hash = url.indexOf('#');
        String text = hash < 0 ? url : url.substring(0, hash);
        return new StoreUrl(text, kind, hash < 0 ? Map.of() : settings(url, hash + 1));
    }

    private static Map<String, String> settings(String url, int from) {
        Map<String, String> found = new HashMap<>();
        for (String pair : url.substring(from).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !name.equals("prefix") && !name.equals("schema")) {
                throw new StoreUrlException(StoreUrlException.Problem.SETTING, pair);
            }
            found.put(name, pair.substring(equals + 1));
        }
        return found;
    }

    /** The folder of a {@code file:} URL. */
    public Path folder() {
        String path = text.substring("file:".length());
        return Path.of(path.startsWith("//") ? path.substring(2) : path);
    }

    @Nullable String setting(String name) {
        return settings.get(name);
    }

    @Override
    public String toString() {
        return text;
    }
}
