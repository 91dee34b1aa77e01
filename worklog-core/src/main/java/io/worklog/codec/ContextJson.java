package io.worklog.codec;

import io.worklog.event.RequestContext;
import org.jspecify.annotations.Nullable;

/** Where an action came from, in its sealed form. */
final class ContextJson {
    private static final JsonName CHANNEL = new JsonName("channel");
    private static final JsonName HOST = new JsonName("host");
    private static final JsonName IP = new JsonName("ip");
    private static final JsonName REQUEST_ID = new JsonName("requestId");
    private static final JsonName SESSION_ID = new JsonName("sessionId");
    private static final JsonName USER_AGENT = new JsonName("userAgent");

    private ContextJson() {}

    static void write(JsonOut out, RequestContext context) {
        out.beginObject();
        out.optional(CHANNEL, context.channel());
        out.optional(HOST, context.host());
        out.optional(IP, context.ip());
        out.optional(REQUEST_ID, context.requestId());
        out.optional(SESSION_ID, context.sessionId());
        out.optional(USER_AGENT, context.userAgent());
        out.endObject();
    }

    static RequestContext read(@Nullable Members members) {
        if (members == null) {
            return RequestContext.none();
        }
        RequestContext context =
                new RequestContext(
                        members.findText(IP),
                        members.findText(USER_AGENT),
                        members.findText(SESSION_ID),
                        members.findText(REQUEST_ID),
                        members.findText(CHANNEL),
                        members.findText(HOST));
        members.end();
        return context;
    }
}
