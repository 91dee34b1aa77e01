package io.worklog.server.user;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of browsers that somebody has logged in with: they open nothing, but failures of strangers
 * do not slow their logins (OWASP device cookies). Nothing is kept of them. Thread-safe.
 */
final class Devices {
    private static final String PURPOSE = "device";

    private final Pepper pepper;
    private final Tokens tokens;

    Devices(Pepper pepper, Tokens tokens) {
        this.pepper = pepper;
        this.tokens = tokens;
    }

    /** A token for a browser of a person. */
    String token(String user) {
        String name = tokens.next();
        return name + '.' + pepper.mac(PURPOSE, user + ' ' + name);
    }

    /** The browser's name, if the token is one of that person. */
    Optional<String> known(String user, @Nullable String token) {
        int dot = token == null ? -1 : token.indexOf('.');
        if (token == null || dot < 0) {
            return Optional.empty();
        }
        String name = token.substring(0, dot);
        String mac = pepper.mac(PURPOSE, user + ' ' + name);
        return Pepper.same(mac, token.substring(dot + 1)) ? Optional.of(name) : Optional.empty();
    }
}
