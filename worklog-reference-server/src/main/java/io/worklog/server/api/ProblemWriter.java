package io.worklog.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems as {@code application/problem+json} (RFC 9457) in the caller's language. {@code
 * type} is the page of the code. Thread-safe.
 */
public final class ProblemWriter {
    static final String PAGES = "/problems/";

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers with a problem; an answer that has begun already is broken off. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            BrokenAnswers.mark(request);
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.code().status());
        var wait = problem.retryAfter();
        if (wait != null) {
            response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
        }
        response.setContentType("application/problem+json");
        json.writeValue(response.getOutputStream(), body(request, problem));
    }

    private static Map<String, Object> body(HttpServletRequest request, Problem problem) {
        Locale reader = request.getLocale();
        boolean chinese = Phrases.isChinese(reader);
        ProblemCode code = problem.code();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", PAGES + code.code());
        body.put("title", chinese ? code.text().titleZh() : code.text().title());
        body.put("status", code.status());
        body.put("code", code.code());
        body.put("detail", Phrases.told(problem.detail(), reader));
        body.put("remedy", chinese ? code.text().remedyZh() : code.text().remedy());
        body.put("instance", request.getRequestURI());
        Object id = request.getAttribute(RequestId.ATTRIBUTE);
        if (id != null) {
            body.put("requestId", id);
        }
        if (!problem.places().isEmpty()) {
            body.put("errors", problem.places(reader));
        }
        return body;
    }
}
