package io.worklog.persistence.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A content that is uploaded in parts, under a name of its own until its digest is known, and then
 * copied within the service to where it belongs. Not thread-safe.
 */
final class LargeContent {
    /** The most bytes that one request copies; a larger content is copied in parts. */
    static final long COPIED_AT_ONCE = 256L << 20;

    /** The most parts that a service takes. */
    private static final int MAX_PARTS = 10_000;

    private final Bucket bucket;
    private final String incoming;
    private final long copiedAtOnce;
    private final String upload;
    private final List<CompletedPart> parts = new ArrayList<>();
    private long size;
    private boolean complete;

    private LargeContent(Bucket bucket, String incoming, long copiedAtOnce, String upload) {
        this.bucket = bucket;
        this.incoming = incoming;
        this.copiedAtOnce = copiedAtOnce;
        this.upload = upload;
    }

    static LargeContent begin(Bucket bucket, String incoming, long copiedAtOnce)
            throws IOException {
        return new LargeContent(bucket, incoming, copiedAtOnce, started(bucket, incoming));
    }

    private static String started(Bucket bucket, String key) throws IOException {
        return bucket.call(
                "begin an upload",
                () ->
                        bucket.client()
                                .createMultipartUpload(r -> r.bucket(bucket.name()).key(key))
                                .uploadId());
    }

    void add(byte[] part) throws IOException {
        int number = parts.size() + 1;
        if (number > MAX_PARTS) {
            throw new IllegalArgumentException(
                    "evidence of more than " + size + " bytes is refused: too many parts");
        }
        String tag =
                bucket.call(
                        "upload a part",
                        () ->
                                bucket.client()
                                        .uploadPart(
                                                r ->
                                                        r.bucket(bucket.name())
                                                                .key(incoming)
                                                                .uploadId(upload)
                                                                .partNumber(number)
                                                                .contentMD5(Digests.md5(part)),
                                                RequestBody.fromBytes(part))
                                        .eTag());
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        size += part.length;
    }

    /** Makes the content visible under its name, unless it is there. */
    void finish(String key) throws IOException {
        if (!bucket.isWhole(key, size)) {
            completed(incoming, upload, parts);
            complete = true;
            copy(key);
            if (!bucket.isWhole(key, size)) {
                throw new IOException(
                        "bucket " + bucket.name() + " did not copy what it had received");
            }
        }
    }

    private void completed(String key, String id, List<CompletedPart> of) throws IOException {
        bucket.call(
                "complete an upload",
                () ->
                        bucket.client()
                                .completeMultipartUpload(r ->
                                        r.bucket(bucket.name())
                                                .key(key)
                                                .uploadId(id)
                                                .multipartUpload(m -> m.parts(of))));
    }

    private void copy(String key) throws IOException {
        if (size <= copiedAtOnce) {
            bucket.call(
                    "copy evidence",
                    () ->
                            bucket.client()
                                    .copyObject(r ->
                                            r.sourceBucket(bucket.name())
                                                    .sourceKey(incoming)
                                                    .destinationBucket(bucket.name())
                                                    .destinationKey(key)));
        } else {
            copyInParts(key);
        }
    }

    private void copyInParts(String key) throws IOException {
        String id = started(bucket, key);
        try {
            List<CompletedPart> copied = new ArrayList<>();
            for (long from = 0; from < size; from += copiedAtOnce) {
                copied.add(copiedPart(key, id, copied.size() + 1, from));
            }
            completed(key, id, copied);
        } catch (IOException | RuntimeException e) {
            abort(key, id, e);
            throw e;
        }
    }

    private CompletedPart copiedPart(String key, String id, int number, long from)
            throws IOException {
        long last = Math.min(size, from + copiedAtOnce) - 1;
        String tag =
                bucket.call(
                        "copy a part",
                        () ->
                                bucket.client()
                                        .uploadPartCopy(r ->
                                                r.sourceBucket(bucket.name())
                                                        .sourceKey(incoming)
                                                        .copySourceRange(
                                                                "bytes=" + from + "-" + last)
                                                        .destinationBucket(bucket.name())
                                                        .destinationKey(key)
                                                        .uploadId(id)
                                                        .partNumber(number))
                                        .copyPartResult()
                                        .eTag());
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** Removes all but the finished content. */
    void clear() throws IOException {
        if (complete) {
            bucket.delete(incoming);
        } else {
            bucket.call(
                    "give up an upload",
                    () ->
                            bucket.client()
                                    .abortMultipartUpload(r ->
                                            r.bucket(bucket.name())
                                                    .key(incoming)
                                                    .uploadId(upload)));
        }
    }

    private void abort(String key, String id, Exception failure) {
        try {
            bucket.client()
                    .abortMultipartUpload(r -> r.bucket(bucket.name()).key(key).uploadId(id));
        } catch (SdkException e) {
            failure.addSuppressed(e);
        }
    }
}
