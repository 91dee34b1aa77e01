package io.worklog.server.feed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures as the Standard Webhooks specification 1.0.0 wants them: {@code v1,} and the base 64
 * of HMAC-SHA-256 over {@code id.timestamp.body}, one for each secret, with a blank between.
 */
final class WebhookSignature {
    static final String PREFIX = "whsec_";

    private WebhookSignature() {}

    /** The value of {@code webhook-signature}. */
    static String of(List<String> secrets, String id, long timestamp, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + one(secret, id, timestamp, body))
                .collect(Collectors.joining(" "));
    }

    /** A secret of 32 bytes as it is shown to its owner. */
    static String secret(byte[] random) {
        return PREFIX + Base64.getEncoder().encodeToString(random);
    }

    private static String one(String secret, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
