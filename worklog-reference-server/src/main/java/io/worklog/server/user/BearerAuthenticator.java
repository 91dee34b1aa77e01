package io.worklog.server.user;

import io.worklog.server.access.Authenticator;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.access.Tenants;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Believes {@code Authorization: Bearer}: API keys, and tokens where an issuer is set. A token of a
 * viewer is nobody's: the one handler that it is for reads it itself.
 */
final class BearerAuthenticator implements Authenticator {
    private static final String SCHEME = "Bearer ";
    private static final String VIEWER = "wv_";

    private final KeyLogin keys;
    private final @Nullable TokenLogin tokens;
    private final SecurityTrail refusals;

    BearerAuthenticator(KeyLogin keys, @Nullable TokenLogin tokens, SecurityTrail refusals) {
        this.keys = keys;
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @Override
    public Optional<Caller> authenticate(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused("another scheme", Via.TOKEN);
        }
        String text = header.substring(SCHEME.length()).strip();
        return text.startsWith(VIEWER) ? Optional.empty() : Optional.of(bearer(text));
    }

    private Caller bearer(String text) {
        if (text.startsWith(KeyText.START)) {
            Optional<KeyText> key = KeyText.read(text);
            return key.flatMap(keys::caller)
                    .orElseThrow(() -> refused(key.map(KeyText::toString).orElse("?"), Via.KEY));
        }
        Optional<Caller> caller = tokens == null ? Optional.empty() : tokens.caller(text);
        return caller.orElseThrow(() -> refused("token", Via.TOKEN));
    }

    private Problem refused(String what, Via via) {
        refusals.failed(Tenants.FIRST, what, via);
        return Problem.of(ApiProblem.UNAUTHENTICATED, "the credential is not valid");
    }
}
