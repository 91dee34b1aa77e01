package io.worklog.spring.source.security;

import org.springframework.security.core.Authentication;

/** Says whether a client proves who it is with every request anew, so that each is a login. */
@FunctionalInterface
interface CredentialsEachTime {
    /** Whether such a request is behind a login. */
    boolean isBehind(Authentication login);
}
