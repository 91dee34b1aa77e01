package io.worklog.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** One way to prove who is calling. Beans are asked in their order; the first answer counts. */
public interface Authenticator {
    /**
     * Who is calling, or nothing where the request has no credential of this kind.
     *
     * @throws io.worklog.server.api.Problem if there is one and it is not valid
     */
    Optional<Caller> authenticate(HttpServletRequest request);
}
