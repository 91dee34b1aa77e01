package io.worklog.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.worklog.event.Actor;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import io.worklog.server.vault.KeyName;
import io.worklog.server.vault.Vault;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.bson.types.Binary;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files in a bucket and in GridFS: as in a folder, and sealed there as well. */
@ExtendWith(ServersExtension.class)
class EvidenceStoresTest {
    private static final String SECRET = "工资表 salary list 2026, not for everybody ";

    @TempDir Path folder;

    @Test
    void inABucket() throws Exception {
        Path objects = Files.createDirectories(folder.resolve("objects"));
        Files.createDirectories(objects.resolve("bucket"));
        Properties store = new Properties();
        store.setProperty("jclouds.filesystem.basedir", objects.toString());
        S3Proxy bucket =
                S3Proxy.builder()
                        .blobStore(BlobStores.create("filesystem-nio2", store))
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.NONE, "", "")
                        .build();
        bucket.start();
        System.setProperty("aws.accessKeyId", "any");
        System.setProperty("aws.secretAccessKey", "any");
        String url = "s3://bucket/acme?endpoint=http://127.0.0.1:" + bucket.getPort();
        try (TestServer server = TestServer.start("worklog.server.evidence.store=" + url)) {
            everythingWorks(server, () -> filesBelow(objects));
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
            bucket.stop();
        }
    }

    private static List<byte[]> filesBelow(Path objects) {
        try (Stream<Path> files = Files.walk(objects)) {
            List<byte[]> all = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(Files.readAllBytes(file));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void inGridFs(TestServers servers) throws Exception {
        String own = "evidence" + UUID.randomUUID().toString().substring(0, 8);
        String uri = servers.mongodb().uri().replaceFirst("/(\\?|$)", "/" + own + "$1");
        try (var mongo = MongoClients.create(uri);
                TestServer server = TestServer.start("worklog.server.evidence.store=" + uri)) {
            MongoDatabase database = mongo.getDatabase(own);
            everythingWorks(server, () -> chunks(database));
            database.drop();
        }
    }

    private static List<byte[]> chunks(MongoDatabase database) {
        List<byte[]> all = new ArrayList<>();
        for (String collection : database.listCollectionNames()) {
            for (Document each : database.getCollection(collection).find()) {
                if (each.get("data") instanceof Binary data) {
                    all.add(data.getData());
                }
            }
        }
        return all;
    }

    private void everythingWorks(TestServer server, Supplier<List<byte[]>> stored)
            throws Exception {
        EvidenceProject project = new EvidenceProject(server);
        byte[] bytes = SECRET.repeat(60_000).getBytes(UTF_8);
        String id = project.uploaded("salary.txt", bytes);
        assertThat(project.content(id).body()).isEqualTo(bytes);
        for (int[] part : new int[][] {{0, 9}, {1_048_570, 1_048_600}, {2_000_000, 2_100_000}}) {
            var answer = project.content(id, "Range", "bytes=" + part[0] + "-" + (part[1] - 1));
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, part[0], part[1]));
        }
        String picture = project.uploaded("p.png", picture());
        assertThat(thumbnail(project, picture)).isEqualTo(200);
        nothingCanBeRead(stored.get());
        anErasedFileIsGone(project, id, stored);
        String other = project.uploaded("other.txt", SECRET.repeat(9).getBytes(UTF_8));
        whatHasNoKeyIsReadByNobody(project, other, stored);
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", out)).isTrue();
        return out.toByteArray();
    }

    private static int thumbnail(EvidenceProject project, String file) throws Exception {
        var request =
                project.server.request(
                        EvidenceProject.READER, project.path("/" + file + "/thumbnail"));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static void nothingCanBeRead(List<byte[]> stored) {
        assertThat(stored).hasSizeGreaterThanOrEqualTo(2);
        assertThat(stored.stream().mapToInt(each -> each.length).sum()).isGreaterThan(2_000_000);
        for (byte[] each : stored) {
            assertThat(new String(each, UTF_8)).doesNotContain("salary list", "工资表", "IHDR");
        }
    }

    private static void anErasedFileIsGone(
            EvidenceProject project, String id, Supplier<List<byte[]>> stored) {
        int before = stored.get().stream().mapToInt(each -> each.length).sum();
        TestServer server = project.server;
        var ref = server.bean(ProjectDirectory.class).find("default", project.id).orElseThrow();
        var file = server.bean(EvidenceFiles.class).find(ref, id).orElseThrow();
        boolean erased =
                server.bean(EvidenceErasure.class).erase(ref, file, "case 7", Actor.user("olav"));
        assertThat(erased).isTrue();
        var gone = server.get(EvidenceProject.READER, project.path("/" + id + "/content"));
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(410);
        int after = stored.get().stream().mapToInt(each -> each.length).sum();
        assertThat(after).as("the bytes too").isLessThan(before - 2_000_000);
    }

    /** The key alone goes; the bytes are still where they were. */
    private static void whatHasNoKeyIsReadByNobody(
            EvidenceProject project, String id, Supplier<List<byte[]>> stored) throws Exception {
        int before = stored.get().size();
        String sha256 = project.json(EvidenceProject.READER, "/" + id).get("sha256").asString();
        String key =
                project.server
                        .bean(Database.class)
                        .sql()
                        .select(Tables.KEY_SUBJECT)
                        .from(Tables.BLOBS)
                        .where(Tables.SHA256.eq(sha256))
                        .fetchOne(Tables.KEY_SUBJECT);
        project.server.bean(Vault.class).shred(new KeyName("", "evidence", key));
        assertThat(stored.get()).hasSize(before);
        var content = project.content(id);
        assertThat(content.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(new String(content.body(), UTF_8)).doesNotContain("salary list");
    }
}
