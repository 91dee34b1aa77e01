package io.worklog.server.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request, as the interface tells it.
 *
 * @param id its identifier
 * @param kind what was asked for
 * @param project where it was asked
 * @param person who is to be erased
 * @param withFiles whether the files go that the person brought; null for a disclosure
 * @param disclosure what is to be handed out; null for an erasure
 * @param ground why
 * @param askedBy who asked
 * @param askedAt when
 * @param state how it stands
 * @param decidedBy who decided
 * @param decidedAt when
 * @param decisionReason why so
 * @param preview what would go; null while it is not counted
 * @param report what went and what stayed; null before the end
 * @param version for If-Match
 */
record RequestView(
        String id,
        Request.Kind kind,
        @Nullable String project,
        @Nullable String person,
        @Nullable Boolean withFiles,
        @Nullable Disclosure disclosure,
        String ground,
        String askedBy,
        Instant askedAt,
        Request.State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable ErasureReport preview,
        @Nullable ErasureReport report,
        long version) {

    static RequestView of(Request request, JsonMapper json) {
        boolean erasure = request.kind() == Request.Kind.ERASURE;
        String details = request.details();
        return new RequestView(
                request.id(),
                request.kind(),
                request.project(),
                request.person(),
                erasure ? json.readValue(details, Erasures.Details.class).withFiles() : null,
                erasure ? null : json.readValue(details, Disclosure.class),
                request.ground(),
                request.askedBy(),
                request.askedAt(),
                request.state(),
                request.decidedBy(),
                request.decidedAt(),
                request.decisionReason(),
                report(request.preview(), json),
                report(request.report(), json),
                request.version());
    }

    private static @Nullable ErasureReport report(@Nullable String text, JsonMapper json) {
        return text == null ? null : json.readValue(text, ErasureReport.class);
    }
}
