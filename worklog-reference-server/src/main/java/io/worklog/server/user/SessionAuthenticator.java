package io.worklog.server.user;

import io.worklog.server.access.Authenticator;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Caller.Via;
import io.worklog.server.access.Grant;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Believes the cookie of a login. A cookie that is none, or not any more, is nobody: what anyone may
 * do, such as logging in again, goes on.
 */
final class SessionAuthenticator implements Authenticator {
    private final Sessions sessions;

    SessionAuthenticator(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Caller> authenticate(HttpServletRequest request) {
        Optional<Sessions.Live> live = Cookies.SESSION.read(request).flatMap(sessions::find);
        live.ifPresent(found -> CsrfCheck.check(request));
        return live.map(SessionAuthenticator::caller);
    }

    private static Caller caller(Sessions.Live live) {
        return live.account().caller(Via.SESSION, Grant.everything(live.session().id()));
    }
}
