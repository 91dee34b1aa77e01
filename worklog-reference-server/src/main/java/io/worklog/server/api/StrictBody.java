package io.worklog.server.api;

import io.worklog.codec.JsonException;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Reads a JSON body with the strictness of the log's own input before anything is made of it: UTF-8
 * without repair, no name twice, nothing after the end, 1 MiB, depth 32, 10,000 tokens. What a
 * lenient reader would guess at is refused with its place.
 */
@RestControllerAdvice
final class StrictBody extends RequestBodyAdviceAdapter {
    private static final JsonLimits LIMITS = JsonLimits.foreign();

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = message.getBody().readNBytes(LIMITS.maxBytes() + 1);
        if (body.length > LIMITS.maxBytes()) {
            throw Problem.of(
                    ApiProblem.TOO_LARGE,
                    "a JSON body has at most " + LIMITS.maxBytes() + " bytes");
        }
        check(body);
        return new Checked(message.getHeaders(), body);
    }

    private static void check(byte[] body) {
        try {
            StrictJson.parse(body, LIMITS);
        } catch (JsonException e) {
            throw Problem.of(ApiProblem.MALFORMED_JSON, String.valueOf(e.getMessage()));
        }
    }

    /** The body as it was sent, in memory. */
    private record Checked(HttpHeaders headers, byte[] body) implements HttpInputMessage {
        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
