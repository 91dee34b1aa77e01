package io.worklog.server.store;

import io.worklog.persistence.s3.S3EvidenceStore;
import io.worklog.persistence.s3.S3Settings;
import io.worklog.spi.EvidenceStore;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence in a bucket; credentials come from the AWS SDK's own chain. */
final class S3Stores {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private S3Stores() {}

    static EvidenceStore evidence(StoreUrl url) {
        return S3EvidenceStore.open(settings(url));
    }

    static S3Settings settings(StoreUrl url) {
        URI uri = URI.create(url.text());
        Map<String, String> query = query(uri.getQuery());
        String endpoint = query.get("endpoint");
        String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/|/$", "");
        return new S3Settings(
                String.valueOf(uri.getHost() == null ? uri.getAuthority() : uri.getHost()),
                path,
                query.getOrDefault("region", "us-east-1"),
                endpoint == null ? null : URI.create(endpoint),
                endpoint != null,
                null,
                TIMEOUT);
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> found = new HashMap<>();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                if (equals < 0 || !name.equals("endpoint") && !name.equals("region")) {
                    throw new StoreUrlException(StoreUrlException.Problem.SETTING, pair);
                }
                found.put(name, pair.substring(equals + 1));
            }
        }
        return found;
    }
}
