package io.worklog.server.log;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers of the ingest as JSON of a known length: one write to the connection, where a
 * chunked answer takes two. Thread-safe.
 */
final class WholeAnswers implements HttpMessageConverter<Object> {
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    private final JsonMapper json;

    WholeAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType media) {
        return false;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType media) {
        return (type == ReceiptView.class || type == BatchView.class)
                && (media == null || media.includes(MediaType.APPLICATION_JSON));
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return JSON;
    }

    @Override
    public Object read(Class<?> type, HttpInputMessage input)
            throws HttpMessageNotReadableException {
        throw new HttpMessageNotReadableException("answers are not read here", input);
    }

    @Override
    public void write(Object answer, @Nullable MediaType media, HttpOutputMessage output)
            throws IOException {
        byte[] bytes = json.writeValueAsBytes(answer);
        output.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        output.getHeaders().setContentLength(bytes.length);
        output.getBody().write(bytes);
    }
}
