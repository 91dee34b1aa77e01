package io.worklog.server.feed;

import io.worklog.server.feed.HttpPost.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends each event as one signed POST; only an answer of 2xx says that it was taken. */
final class WebhookSender implements Sender {
    private static final int GONE = 410;
    private static final int HUNDRED = 100;
    private static final int OK_HUNDREDS = 2;

    private final HttpPost http;
    private final URI url;
    private final Supplier<List<String>> secrets;
    private final InstantSource clock;

    /**
     * A sender.
     *
     * @param secrets the newest first; asked for at each attempt
     */
    WebhookSender(HttpPost http, URI url, Supplier<List<String>> secrets, InstantSource clock) {
        this.http = http;
        this.url = url;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public void send(Outgoing event) throws DeliveryException {
        byte[] body = event.text().getBytes(StandardCharsets.UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", event.mediaType());
        headers.put("webhook-id", event.id());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put(
                "webhook-signature",
                WebhookSignature.of(secrets.get(), event.id(), timestamp, body));
        Answer answer = http.send(url, headers, body);
        if (answer.status() == GONE) {
            throw DeliveryException.gone("the receiver answered 410 Gone");
        }
        if (answer.status() / HUNDRED != OK_HUNDREDS) {
            throw DeliveryException.later(
                    "the receiver answered " + answer.status(), wait(answer.headers()));
        }
    }

    /** Seconds or a date (RFC 9110 §10.2.3). */
    private @Nullable Duration wait(Map<String, String> headers) {
        String value = headers.get("retry-after");
        if (value == null) {
            return null;
        }
        try {
            return value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public boolean acknowledged() {
        return true;
    }

    @Override
    public void close() {}
}
