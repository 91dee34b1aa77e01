package io.worklog.persistence.s3;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What processes left that ended while they uploaded. */
final class Leftovers {
    /** Nothing that is still being uploaded is so old. */
    static final Duration AGE = Duration.ofDays(1);

    private Leftovers() {}

    /** Removes what was begun before a time and not finished. */
    static void clear(Bucket bucket, ObjectKeys keys, Instant before) throws IOException {
        for (MultipartUpload upload : uploads(bucket, keys)) {
            if (upload.initiated().isBefore(before)) {
                bucket.call(
                        "give up an upload",
                        () ->
                                bucket.client()
                                        .abortMultipartUpload(r ->
                                                r.bucket(bucket.name())
                                                        .key(upload.key())
                                                        .uploadId(upload.uploadId())));
            }
        }
        for (S3Object object : objects(bucket, keys)) {
            if (object.lastModified().isBefore(before)) {
                bucket.delete(object.key());
            }
        }
    }

    /** Also those that copy to the name of a content. */
    private static List<MultipartUpload> uploads(Bucket bucket, ObjectKeys keys)
            throws IOException {
        return bucket.call(
                "list uploads",
                () ->
                        bucket
                                .client()
                                .listMultipartUploadsPaginator(
                                        r -> r.bucket(bucket.name()).prefix(keys.all()))
                                .uploads()
                                .stream()
                                .toList());
    }

    private static List<S3Object> objects(Bucket bucket, ObjectKeys keys) throws IOException {
        return bucket.call(
                "list objects",
                () ->
                        bucket
                                .client()
                                .listObjectsV2Paginator(
                                        r -> r.bucket(bucket.name()).prefix(keys.incoming()))
                                .contents()
                                .stream()
                                .toList());
    }
}
