package io.worklog.anchor;

import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.spi.CheckpointAnchor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts signed notes to a URL that its owner keeps. */
final class WebhookAnchor implements CheckpointAnchor {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MIN_SECRET_BYTES = 16;

    private final URI url;
    private final SecretKeySpec secret;
    private final HttpClient client;
    private final InstantSource clock;

    WebhookAnchor(URI url, byte[] secret, HttpClient client, InstantSource clock) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "the webhook's secret has " + secret.length + " bytes: use at least 16");
        }
        this.url = url;
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook " + url.getHost();
    }

    @Override
    public List<String> anchor(LogId log, TreeSize size, byte[] note) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .header("Worklog-Log", log.value())
                        .header("Worklog-Signature", signature(note))
                        .POST(BodyPublishers.ofByteArray(note))
                        .build();
        int status = Http.send(client, request, BodyHandlers.discarding()).statusCode();
        if (status < 200 || status > 299) {
            throw new IOException(name() + " answered " + status + " for log " + log);
        }
        return List.of();
    }

    private String signature(byte[] note) {
        String time = Long.toString(clock.instant().getEpochSecond());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(note));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        // The client is the caller's own.
    }
}
