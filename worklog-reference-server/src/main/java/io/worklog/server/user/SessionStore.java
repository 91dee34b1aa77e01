package io.worklog.server.user;

import java.util.List;
import java.util.Optional;

/** Keeps logins by the hash of their token. Thread-safe. */
interface SessionStore {
    /** Keeps one. */
    void save(String tokenHash, Session session);

    /** The one with that token, whether or not it is over. */
    Optional<Session> find(String tokenHash);

    /** It was used again. MAY be lost. */
    void seen(String tokenHash, Session session);

    /** Those of a person that are not over. */
    List<Session> of(String user);

    /** Forgets one of a person; what can then still be found is held to be ended. */
    void forget(String user, String session);
}
