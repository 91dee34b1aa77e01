package io.worklog.spring.source.http;

import io.worklog.Receipt;
import io.worklog.ReceiptState;
import io.worklog.Recording;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.EventLimits;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import io.worklog.spring.source.CapturedText;
import io.worklog.spring.source.Masker;
import io.worklog.spring.source.RepeatWindow;
import io.worklog.spring.source.SourceRecorder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Records requests that have ended, where a rule says so. Thread-safe. */
final class RequestRecorder {
    /** Metadata key of the query. */
    static final String QUERY = "query";

    /** Metadata key of the body. */
    static final String BODY = "body";

    private static final String UNKNOWN = "unknown";
    private static final int MAX_VARIABLES = 8;

    private final SourceRecorder recorder;
    private final Masker masker;
    private final RepeatWindow repeats;
    private final Duration readWindow;
    private final LongSupplier nanos;

    RequestRecorder(
            SourceRecorder recorder,
            Masker masker,
            RepeatWindow repeats,
            Duration readWindow,
            LongSupplier nanos) {
        this.recorder = recorder;
        this.masker = masker;
        this.repeats = repeats;
        this.readWindow = readWindow;
        this.nanos = nanos;
    }

    /** The request is answered, or never will be. A second call does nothing. */
    void ended(CapturedRequest captured) {
        RouteRule rule = captured.rule();
        WorklogContext caller = captured.caller();
        boolean wanted = rule != null && rule.policy() != CapturePolicy.NONE;
        if (captured.end() && wanted && rule != null && caller != null) {
            record(captured, rule, caller, RequestEnd.of(captured));
        }
    }

    private void record(
            CapturedRequest captured, RouteRule rule, WorklogContext caller, RequestEnd end) {
        Target target = target(captured, rule);
        Seen seen =
                new Seen(
                        caller.actor(),
                        caller.tenant(),
                        rule.type().name(),
                        captured.request().getMethod(),
                        target,
                        end.outcome());
        Duration window = window(captured, rule);
        OptionalLong admitted = window.isZero() ? OptionalLong.of(0) : repeats.admit(seen, window);
        if (admitted.isEmpty()) {
            return;
        }
        boolean recorded = false;
        try {
            Receipt receipt =
                    recorder.record(
                            caller,
                            rule.type(),
                            recording -> {
                                fill(recording, captured, rule, target, end);
                                if (admitted.getAsLong() > 0) {
                                    recording.metadata(
                                            "repeats", Long.toString(admitted.getAsLong()));
                                }
                            });
            recorded = receipt.state() != ReceiptState.NOT_RECORDED;
        } finally {
            if (!recorded) {
                repeats.forget(seen);
            }
        }
    }

    private Duration window(CapturedRequest captured, RouteRule rule) {
        if (rule.repeatWindow() != null) {
            return rule.repeatWindow();
        }
        return RouteRules.isMutating(captured.request().getMethod()) ? Duration.ZERO : readWindow;
    }

    private void fill(
            Recording<?> recording,
            CapturedRequest captured,
            RouteRule rule,
            Target target,
            RequestEnd end) {
        CapturingRequest request = captured.request();
        recording.target(target);
        if (end.detail() == null) {
            recording.outcome(end.outcome());
        } else {
            recording.outcome(end.outcome(), end.detail());
        }
        if (rule.type().verb() == Verb.OTHER) {
            recording.verb(verb(request.getMethod()));
        }
        addMetadata(recording, captured, end);
        if (rule.policy() == CapturePolicy.BODY) {
            addContent(recording, request, rule);
        }
    }

    private void addMetadata(Recording<?> recording, CapturedRequest captured, RequestEnd end) {
        String method = captured.request().getMethod();
        recording.metadata("method", CapturedText.of(method, EventLimits.MAX_SHORT_ID));
        recording.metadata("route", CapturedText.of(route(captured)));
        recording.metadata("status", Integer.toString(end.status()));
        recording.metadata("duration", bucket(nanos.getAsLong() - captured.started()));
        captured.variables().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MAX_VARIABLES)
                .forEach(pair ->
                        recording.metadata(
                                CapturedText.of(
                                        "path." + pair.getKey(), EventLimits.MAX_METADATA_KEY),
                                masker.value(pair.getKey(), pair.getValue())));
    }

    private void addContent(Recording<?> recording, CapturingRequest request, RouteRule rule) {
        String query = request.getQueryString();
        if (query != null) {
            recording.metadata(QUERY, masker.parameters(UrlEncoded.fields(query)));
        }
        CapturedBody body = CapturedBody.of(request, rule.maxBody(), masker);
        String text = body.text();
        if (body.bytes() >= 0) {
            recording.metadata("body.bytes", Long.toString(body.bytes()));
        }
        if (text == null) {
            recording.metadata("body.withheld", String.valueOf(body.withheld()));
        } else if (fitsMetadata(text) || recorder.worklog().evidence().isEmpty()) {
            recording.metadata(BODY, text);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            recording.evidence(
                    new ByteArrayInputStream(bytes), "application/json", "request body, masked");
        }
    }

    private static boolean fitsMetadata(String text) {
        return text.codePointCount(0, text.length()) <= EventLimits.MAX_METADATA_VALUE;
    }

    /** The object that the rule names, else the route itself. */
    private Target target(CapturedRequest captured, RouteRule rule) {
        String kind = recorder.type(rule.type()).targetType().orElse(rule.targetType());
        if (kind.isEmpty() && rule.target().isEmpty()) {
            String route = captured.request().getMethod() + " " + route(captured);
            return Target.of("route", CapturedText.id(route, EventLimits.MAX_ID, UNKNOWN));
        }
        String id = rule.target().isEmpty() ? "all" : targetId(captured, rule.target());
        return Target.of(
                kind.isEmpty() ? "object" : CapturedText.of(kind, EventLimits.MAX_SHORT_ID),
                CapturedText.id(
                        id == null ? UNKNOWN : masker.text(id), EventLimits.MAX_ID, UNKNOWN));
    }

    private static @Nullable String targetId(CapturedRequest captured, String name) {
        String variable = captured.variables().get(name);
        if (variable != null) {
            return variable;
        }
        String[] asked = UrlEncoded.fields(captured.request().getQueryString()).get(name);
        return asked == null ? null : asked[0];
    }

    private static String route(CapturedRequest captured) {
        String route = captured.route();
        return route == null ? UNKNOWN : route;
    }

    private static Verb verb(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS" -> Verb.READ;
            case "PUT", "PATCH" -> Verb.UPDATE;
            case "DELETE" -> Verb.DELETE;
            case "POST" -> Verb.EXECUTE;
            default -> Verb.OTHER;
        };
    }

    private static String bucket(long nanos) {
        long millis = nanos / 1_000_000;
        for (long limit : List.of(10L, 100L, 1_000L, 10_000L)) {
            if (millis < limit) {
                return "<" + limit + "ms";
            }
        }
        return ">=10000ms";
    }

    /**
     * What makes two requests the same.
     *
     * @param actor who
     * @param tenant for whom
     * @param type which type
     * @param method which method
     * @param target on what
     * @param outcome how it ended
     */
    private record Seen(
            @Nullable Actor actor,
            @Nullable String tenant,
            String type,
            String method,
            Target target,
            Outcome outcome) {}
}
