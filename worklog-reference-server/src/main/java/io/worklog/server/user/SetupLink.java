package io.worklog.server.user;

import java.util.Optional;

/**
 * The one-time way in for a server that nobody can log in to yet. For what tells the operator at
 * start; the token goes into the fragment of the page's address, which no server log has: {@code
 * http://…/#/setup?token=…}.
 */
public interface SetupLink {
    /**
     * Makes a token that {@code POST /api/v1/setup} takes once within 30 minutes; those made before
     * are void. Only its hash is kept. Empty as soon as there is an administrator.
     */
    Optional<String> newToken();
}
