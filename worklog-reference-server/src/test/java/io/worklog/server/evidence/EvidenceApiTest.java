package io.worklog.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.Worklog;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import io.worklog.spi.EvidenceStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A file goes in, is kept sealed, comes out as it was, and everybody who had it is in the log. */
class EvidenceApiTest {
    private static EvidenceProject project;

    @BeforeAll
    static void project() {
        project = new EvidenceProject(TestServer.shared());
    }

    private static byte[] random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        bytes[0] = 'x';
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aFileComesBackAsItWas() throws Exception {
        byte[] bytes = random(1, 3_000_000);
        var answer = project.upload("?name=%E5%90%88%E5%90%8C.bin&sha256=" + sha256(bytes), bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode file = TestServer.json(answer);
        assertThat(file.get("sha256").asString()).isEqualTo(sha256(bytes));
        assertThat(file.get("name").asString()).isEqualTo("合同.bin");
        String id = file.get("id").asString();
        var content = project.content(id);
        assertThat(sha256(content.body())).isEqualTo(sha256(bytes));
        var headers = content.headers();
        assertThat(headers.firstValue("Content-Disposition"))
                .contains(
                        "attachment; filename=\"__.bin\"; filename*=UTF-8''%E5%90%88%E5%90%8C.bin");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; sandbox");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(project.json(EvidenceProject.READER, "/" + id).get("neededBy").isEmpty())
                .isTrue();
        assertThat(project.custody(id, 3))
                .containsExactlyInAnyOrder(
                        "evidence.uploaded by rob",
                        "evidence.downloaded by rea",
                        "evidence.viewed by rea");
        project.server.bean(Worklog.class).log(project.id).seal();
        assertThat(project.server.bean(Worklog.class).log(project.id).verify().faults()).isEmpty();
    }

    @Test
    void partsOfAFileAreItsBytes() throws Exception {
        byte[] bytes = random(2, 2_500_000);
        String id = project.uploaded("parts.bin", bytes);
        String tag = "\"" + sha256(bytes) + "\"";
        for (int[] part : new int[][] {{0, 1}, {1_048_570, 1_048_590}, {2_499_999, 2_500_000}}) {
            var answer = project.content(id, "Range", "bytes=" + part[0] + "-" + (part[1] - 1));
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, part[0], part[1]));
            assertThat(answer.headers().firstValue("Content-Range"))
                    .contains("bytes " + part[0] + "-" + (part[1] - 1) + "/2500000");
        }
        assertThat(project.content(id, "Range", "bytes=-5").body())
                .isEqualTo(Arrays.copyOfRange(bytes, 2_499_995, 2_500_000));
        assertThat(project.content(id, "Range", "bytes=2499990-").body()).hasSize(10);
        assertThat(project.content(id, "Range", "bytes=2500000-").statusCode()).isEqualTo(416);
        assertThat(project.content(id, "Range", "bytes=0-1,5-6").statusCode()).isEqualTo(200);
        assertThat(project.content(id, "Range", "bytes=0-1", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(project.content(id, "Range", "bytes=0-1", "If-Range", "\"x\"").body())
                .hasSize(2_500_000);
        assertThat(project.content(id, "If-None-Match", tag).statusCode()).isEqualTo(304);
        var head =
                project.server.send(
                        project.server
                                .request(
                                        EvidenceProject.READER, project.path("/" + id + "/content"))
                                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.headers().firstValue("Content-Length")).contains("2500000");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void nothingOfItCanBeReadInTheDataFolder() throws Exception {
        byte[] bytes = "工资表 salary list 2026, not for everybody ".repeat(100).getBytes(UTF_8);
        project.uploaded("salary-of-all.txt", bytes);
        try (Stream<Path> files = Files.walk(project.server.data().resolve("evidence"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), UTF_8).contains("salary list"))
                        .as(file.toString())
                        .isFalse();
            }
        }
        try (Stream<Path> left = Files.list(project.server.data().resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theSameContentIsKeptOnce() throws Exception {
        byte[] bytes = random(3, 10_000);
        String one = project.uploaded("one", bytes);
        String two = project.uploaded("two", bytes);
        assertThat(one).isNotEqualTo(two);
        long blobs =
                project.server
                        .bean(Database.class)
                        .sql()
                        .fetchCount(Tables.BLOBS, Tables.SHA256.eq(sha256(bytes)));
        assertThat(blobs).isEqualTo(1);
    }

    @Test
    void anotherDigestThanAnnouncedIsRefused() throws Exception {
        byte[] bytes = random(4, 1_000);
        var answer = project.upload("?name=a&sha256=" + "0".repeat(64), bytes);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(answer).get("code").asString())
                .isEqualTo("evidence-digest-mismatch");
        assertThat(project.server.bean(EvidenceStore.class).size(sha256(bytes))).isEmpty();
        assertThat(project.upload("?name=a&sha256=12", bytes).statusCode()).isEqualTo(422);
    }

    @Test
    void whatItIsCountsAndNotWhatItIsCalled() throws Exception {
        byte[] program = new byte[2_000];
        byte[] elf = HexFormat.of().parseHex("7f454c460201010000000000000000000300");
        System.arraycopy(elf, 0, program, 0, elf.length);
        var refused = project.upload("?name=holiday.jpg", program);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(415);
        byte[] svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(UTF_8);
        String id = project.uploaded("picture.png", svg);
        var answer = project.content(id);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/octet-stream");
        assertThat(
                        project.server
                                .get(EvidenceProject.READER, project.path("/" + id + "/thumbnail"))
                                .statusCode())
                .isEqualTo(404);
        byte[] page = "<!DOCTYPE html><script>alert(1)</script>".getBytes(UTF_8);
        assertThat(
                        project.content(project.uploaded("page.txt", page))
                                .headers()
                                .firstValue("Content-Type"))
                .contains("application/octet-stream");
    }

    @Test
    void anOfficeDocumentIsKnownByItsInside() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        assertThat(ContentTypes.of(bytes.toByteArray())).endsWith("spreadsheetml.sheet");
        assertThat(ContentTypes.fits(ContentTypes.of(bytes.toByteArray()), "application/*"))
                .isTrue();
        assertThat(ContentTypes.of("%PDF-1.7\n".getBytes(UTF_8))).isEqualTo("application/pdf");
        assertThat(ContentTypes.of(new byte[0])).isEqualTo("application/octet-stream");
    }

    @Test
    void aFormWithAFileIsTaken() throws Exception {
        byte[] bytes = random(5, 200_000);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--b0\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--b0\r\n"
                                + "Content-Disposition: form-data; name=\"file\";"
                                + " filename=\"报告.dat\"\r\nContent-Type: image/png\r\n\r\n")
                        .getBytes(UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--b0--\r\n".getBytes(UTF_8));
        var answer =
                project.server.send(
                        project.server
                                .request(EvidenceProject.RECORDER, project.path(""))
                                .header("Content-Type", "multipart/form-data; boundary=b0")
                                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(TestServer.json(answer).get("name").asString()).isEqualTo("报告.dat");
        assertThat(TestServer.json(answer).get("sha256").asString()).isEqualTo(sha256(bytes));
        byte[] cut = Arrays.copyOf(body.toByteArray(), body.size() - 20_000);
        assertThat(
                        project.server
                                .send(
                                        project.server
                                                .request(EvidenceProject.RECORDER, project.path(""))
                                                .header(
                                                        "Content-Type",
                                                        "multipart/form-data; boundary=b0")
                                                .POST(BodyPublishers.ofByteArray(cut)))
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void namesThatMislead() {
        assertThat(FileNames.shown("../../etc/passwd")).isEqualTo("__.._etc_passwd");
        assertThat(FileNames.shown("invoice\u202Efdp.exe")).isEqualTo("invoice_fdp.exe");
        assertThat(FileNames.shown("a\r\nSet-Cookie: x")).isEqualTo("a__Set-Cookie_ x");
        assertThat(FileNames.shown("con.txt")).isEqualTo("_con.txt");
        assertThat(FileNames.shown(".bashrc")).isEqualTo("_bashrc");
        assertThat(FileNames.shown("x".repeat(300) + ".pdf")).hasSize(150).endsWith(".pdf");
        assertThat(FileNames.shown("...")).isNotEmpty();
        assertThat(FileNames.attachment("a\"; filename=\"b")).doesNotContain("filename=\"b");
        var answer =
                project.upload(
                        "?name=" + URLEncoder.encode("évil\u202Egpj\n.exe", UTF_8), random(6, 100));
        assertThat(TestServer.json(answer).get("name").asString()).isEqualTo("évil\u202Egpj\n.exe");
        assertThat(TestServer.json(answer).get("shownName").asString()).isEqualTo("évil_gpj_.exe");
        assertThat(project.upload("?name=a%00b", random(6, 100)).statusCode()).isEqualTo(422);
        assertThat(project.upload("", random(6, 100)).statusCode()).isEqualTo(422);
    }

    @Test
    void onlyThoseWhoMay() {
        String id = project.uploaded("secret.txt", "x".getBytes(UTF_8));
        TestServer server = project.server;
        assertThat(server.get("default/eve", project.path("/" + id)).statusCode()).isEqualTo(404);
        assertThat(server.get("other/rea", project.path("/" + id)).statusCode()).isEqualTo(404);
        assertThat(server.get("", project.path("/" + id)).statusCode()).isEqualTo(401);
        assertThat(
                        server.get("default/adm/ADMINISTRATOR", project.path("/" + id + "/content"))
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        server.send(
                                        server.request(
                                                        EvidenceProject.READER,
                                                        project.path("?name=a"))
                                                .POST(BodyPublishers.ofString("x")))
                                .statusCode())
                .isEqualTo(403);
        EvidenceProject another = new EvidenceProject(server);
        assertThat(server.get(EvidenceProject.READER, another.path("/" + id)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aProjectHasLimitsOfItsOwn() {
        EvidenceProject small = new EvidenceProject(project.server);
        TestServer server = project.server;
        String body = "{\"maxBytes\":1000,\"allowedTypes\":[\"text/*\"],\"deniedTypes\":[]}";
        assertThat(
                        server.send(EvidenceProject.OWNER, "PUT", small.path("/limits"), body)
                                .statusCode())
                .isEqualTo(428);
        var changed =
                server.send(
                        server.request(EvidenceProject.OWNER, small.path("/limits"))
                                .header("Content-Type", "application/json")
                                .header("If-Match", "\"v0\"")
                                .PUT(BodyPublishers.ofString(body)));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"v1\"");
        var large = small.upload("?name=a.txt", "a".repeat(1001).getBytes(UTF_8));
        assertThat(large.statusCode()).isEqualTo(413);
        var picture = small.upload("?name=a.txt", "%PDF-1.7\n".getBytes(UTF_8));
        assertThat(picture.statusCode()).isEqualTo(415);
        assertThat(small.upload("?name=a.txt", "a".repeat(1000).getBytes(UTF_8)).statusCode())
                .isEqualTo(201);
        assertThat(small.custody(small.id, 2)).contains("evidence.limits.changed by ann");
    }

    /**
     * Somebody with access to the disk changes a byte of the sealed file. An answer that has begun is
     * broken off: left open, the caller would wait until the server gives the connection up.
     */
    @Test
    @Timeout(120)
    void damagedBytesAreNotHandedOut() throws Exception {
        for (int size : new int[] {500, 3_000_000}) {
            byte[] bytes = random(size, size);
            String id = project.uploaded("damaged.bin", bytes);
            damage(sha256(bytes));
            if (size < 1_000) {
                var answer = project.content(id);
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(new String(answer.body(), UTF_8)).contains("evidence-damaged");
            } else {
                assertThatThrownBy(() -> project.content(id)).isInstanceOf(IOException.class);
            }
            assertThat(project.content(id, "Range", "bytes=0-1").statusCode())
                    .isEqualTo(size < 1_000 ? 500 : 206);
            String damaged = "evidence.damaged by rea";
            assertThat(project.custody(id, 3, damaged)).contains(damaged);
        }
    }

    private static void damage(String sha256) throws IOException {
        String stored =
                project.server
                        .bean(Database.class)
                        .sql()
                        .select(Tables.STORED)
                        .from(Tables.BLOBS)
                        .where(Tables.SHA256.eq(sha256))
                        .fetchSingle(Tables.STORED);
        Path file =
                project.server
                        .data()
                        .resolve("evidence")
                        .resolve(stored.substring(0, 2))
                        .resolve(stored);
        byte[] sealed = Files.readAllBytes(file);
        sealed[sealed.length - 20] ^= 1;
        Files.write(file, sealed);
    }

    @Test
    void whatARecordNeedsIsNoOrphan() throws Exception {
        String id = project.uploaded("needed.txt", "needed".getBytes(UTF_8));
        assertThat(project.json(EvidenceProject.READER, "?orphaned=true&limit=200").toString())
                .contains(id);
        var files = project.server.bean(EvidenceFiles.class);
        var ref =
                project.server
                        .bean(ProjectDirectory.class)
                        .find("default", project.id)
                        .orElseThrow();
        files.reference(ref, "record", "rec_1", List.of(id));
        assertThat(project.json(EvidenceProject.READER, "?orphaned=true&limit=200").toString())
                .doesNotContain(id);
        assertThat(project.json(EvidenceProject.READER, "/" + id).get("neededBy").toString())
                .isEqualTo("[\"record/rec_1\"]");
        try (InputStream in = files.open(ref, id)) {
            assertThat(in.readAllBytes()).isEqualTo("needed".getBytes(UTF_8));
        }
        files.reference(ref, "record", "rec_1", List.of());
        assertThat(project.json(EvidenceProject.READER, "?orphaned=true&limit=200").toString())
                .contains(id);
        assertThatThrownBy(() -> files.reference(ref, "record", "r", List.of("evd_no")))
                .hasMessageContaining("1 value");
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        String id = project.uploaded("empty", new byte[0]);
        assertThat(project.content(id).body()).isEmpty();
        assertThat(project.content(id, "Range", "bytes=0-").statusCode()).isEqualTo(416);
        var store = project.server.bean(EvidenceStore.class);
        assertThat(store.put(new ByteArrayInputStream(new byte[0]), 1).size()).isZero();
    }
}
