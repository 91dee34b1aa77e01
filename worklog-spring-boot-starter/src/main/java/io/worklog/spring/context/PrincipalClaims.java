package io.worklog.spring.context;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gets at the claims of a token that somebody logged in with. Thread-safe. */
@FunctionalInterface
interface PrincipalClaims {
    /** No kind of token is known. */
    PrincipalClaims NONE = principal -> null;

    /** The claims, or null where the principal does not come from a token. */
    @Nullable Map<String, Object> of(@Nullable Object principal);
}
