package io.worklog.server.user;

import io.worklog.server.access.Caller;
import java.util.Optional;

/** Believes bearer tokens of an issuer. Thread-safe. */
interface TokenLogin {
    /** Who comes with a token; nothing where it is not valid or belongs to nobody who may log in. */
    Optional<Caller> caller(String token);
}
