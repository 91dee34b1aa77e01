package io.worklog.persistence.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One bucket and what is asked of it about single objects. Thread-safe. */
final class Bucket {
    private static final int NOT_IN_RANGE = 416;

    private final S3Client client;
    private final String name;

    Bucket(S3Client client, String name) {
        this.client = client;
        this.name = name;
    }

    S3Client client() {
        return client;
    }

    String name() {
        return name;
    }

    <R> R call(String what, S3Call.Question<R> question) throws IOException {
        return S3Call.of(what, name, question);
    }

    Optional<Long> size(String key) throws IOException {
        return call(
                "look for evidence",
                () -> {
                    try {
                        return Optional.of(
                                client.headObject(r -> r.bucket(name).key(key)).contentLength());
                    } catch (S3Exception e) {
                        if (S3Call.isMissing(e)) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    /** The object from an offset on; nothing where it is missing or ends before. */
    Optional<ResponseInputStream<GetObjectResponse>> get(String key, long offset)
            throws IOException {
        String range = offset == 0 ? null : "bytes=" + offset + "-";
        return call(
                "read evidence",
                () -> {
                    try {
                        return Optional.of(
                                client.getObject(r -> r.bucket(name).key(key).range(range)));
                    } catch (S3Exception e) {
                        if (S3Call.isMissing(e) || e.statusCode() == NOT_IN_RANGE) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    /** Puts a body that is in memory; one of the same length that is there already may stay. */
    void put(String key, byte[] body) throws IOException {
        boolean taken =
                call(
                        "keep evidence",
                        () -> {
                            try {
                                put(key, body, "*");
                                return false;
                            } catch (S3Exception e) {
                                if (S3Call.isTaken(e) || S3Call.isUnknownHere(e)) {
                                    return true;
                                }
                                throw e;
                            }
                        });
        if (taken && !isWhole(key, body.length)) {
            call("keep evidence", () -> put(key, body, null));
        }
    }

    private Object put(String key, byte[] body, @Nullable String unless) {
        return client.putObject(
                r -> r.bucket(name).key(key).contentMD5(Digests.md5(body)).ifNoneMatch(unless),
                RequestBody.fromBytes(body));
    }

    /** The keys that begin so; reading on fails with {@link UncheckedIOException}. */
    Stream<String> keys(String prefix) {
        Iterator<S3Object> objects =
                client.listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix))
                        .contents()
                        .iterator();
        return Stream.generate(() -> next(objects))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private Optional<String> next(Iterator<S3Object> objects) {
        try {
            return call(
                    "list evidence",
                    () -> objects.hasNext() ? Optional.of(objects.next().key()) : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isWhole(String key, long size) throws IOException {
        return size(key).filter(found -> found == size).isPresent();
    }

    /** Removes an object with all the versions that the bucket may have kept of it. */
    void delete(String key) throws IOException {
        call("delete evidence", () -> client.deleteObject(r -> r.bucket(name).key(key)));
        if (isVersioned()) {
            for (String version : versions(key)) {
                call(
                        "delete evidence",
                        () -> client.deleteObject(r -> r.bucket(name).key(key).versionId(version)));
            }
        }
    }

    private boolean isVersioned() throws IOException {
        return call(
                "see the versioning",
                () -> {
                    try {
                        BucketVersioningStatus status =
                                client.getBucketVersioning(r -> r.bucket(name)).status();
                        return status != null;
                    } catch (S3Exception e) {
                        if (S3Call.isUnknownHere(e)) {
                            return false;
                        }
                        throw e;
                    }
                });
    }

    private List<String> versions(String key) throws IOException {
        return call(
                "list versions",
                () -> {
                    List<String> found = new ArrayList<>();
                    client.listObjectVersionsPaginator(r -> r.bucket(name).prefix(key))
                            .forEach(page -> {
                                page.versions().stream()
                                        .filter(version -> version.key().equals(key))
                                        .map(ObjectVersion::versionId)
                                        .forEach(found::add);
                                page.deleteMarkers().stream()
                                        .filter(marker -> marker.key().equals(key))
                                        .forEach(marker -> found.add(marker.versionId()));
                            });
                    return found;
                });
    }
}
