package io.worklog.persistence.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.persistence.s3.S3Settings.Credentials;
import io.worklog.testkit.EvidenceStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** The exam of an evidence store, at S3Proxy, and what only a bucket has. */
class S3EvidenceStoreTest extends EvidenceStoreContract<S3EvidenceStore> {
    private static final String BUCKET = "evidence";

    @TempDir static Path folder;

    private static LocalS3 s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = LocalS3.start(folder, BUCKET);
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @Override
    protected S3EvidenceStore open() {
        return S3EvidenceStore.open(s3.settings(BUCKET, "acme/files"));
    }

    @Override
    protected S3EvidenceStore reopen(S3EvidenceStore open) {
        open.close();
        return open();
    }

    @Override
    protected long remains() {
        return s3.remains(BUCKET);
    }

    @Override
    protected void overwrite(String sha256, byte[] bytes) {
        String key = new ObjectKeys("acme/files").content(sha256);
        s3.client().putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    @Test
    void aContentIsCopiedInPartsWhereItIsTooLargeForOneCopy() throws IOException {
        S3EvidenceStore parts =
                S3EvidenceStore.over(
                        s3.client(),
                        s3.settings(BUCKET, "acme/files"),
                        5 << 20,
                        InstantSource.system());
        byte[] bytes = new byte[(13 << 20) + 7];
        new Random(4).nextBytes(bytes);
        long before = remains();
        String sha256 = parts.put(new ByteArrayInputStream(bytes), bytes.length).sha256();
        assertThat(remains()).isEqualTo(before + 1);
        assertThat(store().open(sha256, 0).orElseThrow().readAllBytes()).isEqualTo(bytes);
        assertThat(store().delete(sha256)).isTrue();
        assertThat(remains()).isEqualTo(before);
    }

    @Test
    void listsContentsAndNothingElse() throws IOException {
        S3EvidenceStore other = S3EvidenceStore.over(s3.client(), BUCKET, "listed");
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            kept.add(other.put(new ByteArrayInputStream(new byte[i]), 20).sha256());
        }
        leave("listed/incoming/x");
        try (Stream<String> digests = other.digests()) {
            assertThat(digests).containsExactlyInAnyOrderElementsOf(kept);
        }
        for (String sha256 : kept) {
            other.delete(sha256);
        }
        try (Stream<String> digests = other.digests()) {
            assertThat(digests).isEmpty();
        }
        Instant later = Instant.now().plus(Leftovers.AGE).plus(Duration.ofMinutes(1));
        S3Settings place = s3.settings(BUCKET, "listed");
        S3EvidenceStore.over(s3.client(), place, 1 << 30, InstantSource.fixed(later));
    }

    @Test
    void opensClearsAwayWhatWasLeftADayAgoAndNothingElse() throws IOException {
        byte[] kept = {1, 2, 3};
        store().put(new ByteArrayInputStream(kept), 10);
        long before = remains();
        ObjectKeys keys = new ObjectKeys("acme/files");
        leave(keys.newIncoming());
        leave("acme/files2/incoming/x");
        leave("other");
        assertThat(remains()).isEqualTo(before + 6);

        store();
        S3Settings place = s3.settings(BUCKET, "acme/files");
        S3EvidenceStore.over(s3.client(), place, 1 << 30, InstantSource.system());
        assertThat(remains()).isEqualTo(before + 6);
        Instant later = Instant.now().plus(Leftovers.AGE).plus(Duration.ofMinutes(1));
        S3EvidenceStore.over(s3.client(), place, 1 << 30, InstantSource.fixed(later));
        assertThat(remains()).isEqualTo(before + 4);
        assertThat(store().size(Digests.hex(digest(kept)))).contains(3L);

        for (String other : new String[] {"acme/files2", ""}) {
            S3EvidenceStore.over(
                    s3.client(), s3.settings(BUCKET, other), 1 << 30, InstantSource.fixed(later));
        }
        s3.client().deleteObject(r -> r.bucket(BUCKET).key("other"));
        s3.client()
                .listMultipartUploads(r -> r.bucket(BUCKET))
                .uploads()
                .forEach(u ->
                        s3.client()
                                .abortMultipartUpload(
                                        r -> r.bucket(BUCKET).key(u.key()).uploadId(u.uploadId())));
    }

    private static MessageDigest digest(byte[] bytes) {
        MessageDigest digest = Digests.sha256();
        digest.update(bytes);
        return digest;
    }

    private static void leave(String key) {
        s3.client().putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromBytes(new byte[5]));
        s3.client().createMultipartUpload(r -> r.bucket(BUCKET).key(key));
    }

    @Test
    void saysWhatToLookAtWhereItCannotWork() throws Exception {
        assertThatThrownBy(() -> S3EvidenceStore.open(s3.settings("nowhere", "x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("make the bucket");
        Credentials wrong = new Credentials("test-identity", "wrong");
        assertThatThrownBy(() -> S3EvidenceStore.open(s3.settings(BUCKET, "x", wrong)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("check the credentials")
                .hasMessageNotContaining("wrong");
        assertThat(wrong.toString()).doesNotContain("wrong");
        assertThatThrownBy(() -> s3.settings(BUCKET, "/x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServiceThatIsGoneIsAnErrorAndNotAnAbsence(@TempDir Path other) throws Exception {
        LocalS3 gone = LocalS3.start(other, BUCKET);
        try (S3EvidenceStore store = S3EvidenceStore.open(gone.settings(BUCKET, ""))) {
            String sha256 = store.put(new ByteArrayInputStream(new byte[9]), 9).sha256();
            gone.stop();
            assertThatThrownBy(() -> store.open(sha256, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("check the endpoint");
            assertThatThrownBy(() -> store.size(sha256)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.delete(sha256)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.put(new ByteArrayInputStream(new byte[9]), 9))
                    .isInstanceOf(IOException.class);
        }
    }
}
