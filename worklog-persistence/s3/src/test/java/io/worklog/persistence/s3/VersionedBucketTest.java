package io.worklog.persistence.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.paginators.ListObjectVersionsIterable;

/** A bucket that keeps versions, as the service's documentation says it answers. */
class VersionedBucketTest {
    private final List<String> deleted = new ArrayList<>();

    private Object answer(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "getBucketVersioning" ->
                    GetBucketVersioningResponse.builder()
                            .status(BucketVersioningStatus.SUSPENDED)
                            .build();
            case "listObjectVersions" -> versions();
            case "listObjectVersionsPaginator" ->
                    new ListObjectVersionsIterable(
                            (S3Client) proxy,
                            built(arguments, ListObjectVersionsRequest.builder()));
            case "deleteObject" -> delete(arguments);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    @SuppressWarnings("unchecked")
    private static ListObjectVersionsRequest built(
            Object[] arguments, ListObjectVersionsRequest.Builder builder) {
        ((Consumer<ListObjectVersionsRequest.Builder>) arguments[0]).accept(builder);
        return builder.build();
    }

    @SuppressWarnings("unchecked")
    private DeleteObjectResponse delete(Object[] arguments) {
        DeleteObjectRequest.Builder builder = DeleteObjectRequest.builder();
        ((Consumer<DeleteObjectRequest.Builder>) arguments[0]).accept(builder);
        DeleteObjectRequest request = builder.build();
        deleted.add(request.key() + " " + request.versionId());
        return DeleteObjectResponse.builder().build();
    }

    private static ListObjectVersionsResponse versions() {
        return ListObjectVersionsResponse.builder()
                .isTruncated(false)
                .versions(
                        v -> v.key("ab/abc").versionId("1"),
                        v -> v.key("ab/abc").versionId("2"),
                        v -> v.key("ab/abcd").versionId("3"))
                .deleteMarkers(
                        m -> m.key("ab/abc").versionId("4"), m -> m.key("ab/abcd").versionId("5"))
                .build();
    }

    @Test
    void everyVersionAndMarkerOfAnObjectIsRemovedAndNoOther() throws Exception {
        S3Client client =
                (S3Client)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {S3Client.class},
                                (proxy, method, arguments) ->
                                        answer(proxy, method.getName(), arguments));
        new Bucket(client, "versioned").delete("ab/abc");
        assertThat(deleted).containsExactly("ab/abc null", "ab/abc 1", "ab/abc 2", "ab/abc 4");
    }
}
