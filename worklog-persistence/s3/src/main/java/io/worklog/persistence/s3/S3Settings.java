package io.worklog.persistence.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where contents are kept and how the service is reached.
 *
 * @param bucket which must exist
 * @param prefix first part of every key, without slash at either end; empty for none. Nothing else
 *     MUST lie below it
 * @param region of the bucket; services other than AWS mostly take any
 * @param endpoint of the service; absent for AWS
 * @param pathStyle whether the bucket stands in the path and not in the host name, as most services
 *     other than AWS want it
 * @param credentials who asks; absent for the AWS SDK's own chain of environment, profile and role
 * @param timeout how long one attempt may take without anything arriving; 30 s by default
 */
public record S3Settings(
        String bucket,
        String prefix,
        String region,
        @Nullable URI endpoint,
        boolean pathStyle,
        @Nullable Credentials credentials,
        Duration timeout) {
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*)?");

    public S3Settings {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(region, "region");
        if (bucket.isBlank()) {
            throw new IllegalArgumentException("s3: name a bucket");
        }
        if (!PREFIX.matcher(prefix).matches() || prefix.length() > 512) {
            throw new IllegalArgumentException(
                    "s3 prefix \"" + prefix + "\": use letters, digits and . _ - with / between");
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("s3 timeout " + timeout + ": use 1 ms or more");
        }
    }

    /** A bucket of AWS with the SDK's own credentials. */
    public static S3Settings bucket(String bucket, String prefix, String region) {
        return new S3Settings(bucket, prefix, region, null, false, null, Duration.ofSeconds(30));
    }

    /** The same bucket at another service, by path. */
    public S3Settings at(URI service, Credentials who) {
        return new S3Settings(bucket, prefix, region, service, true, who, timeout);
    }

    /**
     * Who asks.
     *
     * @param accessKey its id
     * @param secretKey its secret
     */
    public record Credentials(String accessKey, String secretKey) {
        public Credentials {
            Objects.requireNonNull(accessKey, "accessKey");
            Objects.requireNonNull(secretKey, "secretKey");
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Credentials[" + accessKey + "]";
        }
    }
}
