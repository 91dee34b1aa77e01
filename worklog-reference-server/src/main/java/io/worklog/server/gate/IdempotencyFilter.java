package io.worklog.server.gate;

import io.worklog.server.access.Caller;
import io.worklog.server.access.SecretAnswer;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.api.ProblemWriter;
import io.worklog.server.db.TransactionStart;
import io.worklog.server.gate.KeptAnswers.Kept;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets a POST with an {@code Idempotency-Key} happen once: the key is taken in the transaction of
 * what the request changes, so there is never one without the other, whatever is killed when. A
 * repetition within a day gets the first answer with {@code Idempotency-Replayed: true}.
 *
 * <p>Ingest of events and upload of files have ways of their own.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern OWN_WAY =
            Pattern.compile("/api/v1/projects/[^/]+/(events|evidence)(/.*)?");
    private static final int MAX_BODY = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final KeptAnswers answers;
    private final TransactionStart transactions;
    private final ProblemWriter problems;

    IdempotencyFilter(KeptAnswers answers, TransactionStart transactions, ProblemWriter problems) {
        this.answers = answers;
        this.transactions = transactions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !"POST".equals(request.getMethod())
                || request.getAttribute(Caller.class.getName()) == null
                || !request.getRequestURI().startsWith("/api/v1/")
                || OWN_WAY.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            once(request, response, chain);
        } catch (Problem problem) {
            problems.write(request, response, problem);
        }
    }

    private void once(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String caller = caller(request);
        String key = key(request);
        byte[] body = body(request);
        String hash = RequestHash.of(request, body);
        Optional<Kept> before = answers.find(caller, key);
        if (before.isPresent()) {
            replay(before.get(), hash, response);
            return;
        }
        carryOut(new CachedBody(request, body), response, chain, new Key(caller, key, hash));
    }

    /** Whose key it is, and for what. */
    private record Key(String caller, String key, String hash) {}

    private void carryOut(
            CachedBody request, HttpServletResponse response, FilterChain chain, Key key)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        AtomicLong taken = new AtomicLong();
        transactions.next(() -> taken.set(answers.take(key.caller(), key.key(), key.hash())));
        try {
            chain.doFilter(request, answer);
        } finally {
            transactions.forget();
        }
        if (taken.get() != 0) {
            answers.keep(
                    key.caller(),
                    key.key(),
                    taken.get(),
                    answer.getStatus(),
                    AnswerHeaders.write(answer),
                    isSecret(request) ? null : answer.getContentAsByteArray());
        }
        answer.copyBodyToResponse();
    }

    private static String caller(HttpServletRequest request) {
        Caller caller = (Caller) request.getAttribute(Caller.class.getName());
        return caller.tenant() + "/" + caller.userId();
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            throw Problem.of(
                    GateProblem.IDEMPOTENCY_KEY_INVALID, "the header " + HEADER + " is not a key");
        }
        return key;
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw Problem.of(ApiProblem.TOO_LARGE, "a body has at most " + MAX_BODY + " bytes");
        }
        return body;
    }

    private static void replay(Kept kept, String hash, HttpServletResponse response)
            throws IOException {
        if (!kept.hash().equals(hash)) {
            throw Problem.of(
                    GateProblem.IDEMPOTENCY_KEY_REUSED, "it was used at " + kept.at() + " before");
        }
        if (kept.status() == null) {
            throw Problem.of(GateProblem.REQUEST_IN_PROGRESS, "it was begun at " + kept.at())
                    .retryAfter(SOON);
        }
        if (kept.body() == null) {
            throw Problem.of(GateProblem.ANSWER_NOT_KEPT, "it was done at " + kept.at());
        }
        response.setStatus(kept.status());
        response.setHeader("Idempotency-Replayed", "true");
        AnswerHeaders.read(String.valueOf(kept.headers()), response);
        response.getOutputStream().write(kept.body());
    }

    private static boolean isSecret(HttpServletRequest request) {
        Object handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        return handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(SecretAnswer.class);
    }
}
