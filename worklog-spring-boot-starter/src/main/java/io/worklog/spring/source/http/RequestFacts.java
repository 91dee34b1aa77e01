package io.worklog.spring.source.http;

import io.worklog.context.WorklogContext;
import io.worklog.event.EventLimits;
import io.worklog.event.RequestContext;
import io.worklog.event.TraceParent;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.Masker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request says about itself, as everything recorded within it carries it. Thread-safe. */
final class RequestFacts {
    private static final Pattern REQUEST_ID =
            Pattern.compile("[A-Za-z0-9._-]{1," + EventLimits.MAX_SHORT_ID + "}");
    private static final String CHANNEL = "web";

    private final ClientAddress addresses;
    private final String idHeader;
    private final Masker masker;
    private final Supplier<UUID> ids;

    RequestFacts(ClientAddress addresses, String idHeader, Masker masker, Supplier<UUID> ids) {
        this.addresses = addresses;
        this.idHeader = idHeader;
        this.masker = masker;
        this.ids = ids;
    }

    /** What the thread carries, with what the request says. */
    WorklogContext context(HttpServletRequest request) {
        String id = id(request);
        String agent = request.getHeader("User-Agent");
        WorklogContext context =
                WorklogContext.current()
                        .withRequest(
                                new RequestContext(
                                        addresses.of(request),
                                        agent == null ? null : masker.text(agent),
                                        session(request),
                                        id,
                                        CHANNEL,
                                        null))
                        .withCorrelation(id);
        String trace = request.getHeader("traceparent");
        return trace != null && TraceParent.isValid(trace) ? context.withTrace(trace) : context;
    }

    /** The same with the session, which may be known later than the rest. */
    WorklogContext withSession(WorklogContext context, HttpServletRequest request) {
        RequestContext known = context.request();
        String session = session(request);
        if (session == null || session.equals(known.sessionId())) {
            return context;
        }
        return context.withRequest(
                new RequestContext(
                        known.ip(),
                        known.userAgent(),
                        session,
                        known.requestId(),
                        known.channel(),
                        known.host()));
    }

    private String id(HttpServletRequest request) {
        String given = CapturedText.of(request.getHeader(idHeader));
        boolean fit = REQUEST_ID.matcher(given).matches() && masker.text(given).equals(given);
        return fit ? given : ids.get().toString();
    }

    private @Nullable String session(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : masker.standIn(session.getId());
    }
}
