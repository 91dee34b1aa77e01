package io.worklog.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A file that comes in pieces is the file, whatever happens between the pieces. */
class UploadTest {
    private static EvidenceProject project;

    @BeforeAll
    static void project() {
        project = new EvidenceProject(TestServer.shared());
    }

    private static byte[] bytes(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        bytes[0] = 'x';
        return bytes;
    }

    private static String begin(String body) {
        var answer = project.server.post(EvidenceProject.RECORDER, project.path("/uploads"), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(answer.headers().firstValue("Upload-Offset")).contains("0");
        return location.substring(location.lastIndexOf('/'));
    }

    private static HttpResponse<String> append(String upload, long offset, byte[] piece) {
        return project.server.send(
                project.server
                        .request(EvidenceProject.RECORDER, project.path("/uploads" + upload))
                        .header("Content-Type", "application/offset+octet-stream")
                        .header("Upload-Offset", Long.toString(offset))
                        .method("PATCH", BodyPublishers.ofByteArray(piece)));
    }

    private static HttpResponse<String> complete(String upload) {
        return project.server.post(
                EvidenceProject.RECORDER, project.path("/uploads" + upload + "/complete"), "");
    }

    private static long offset(String upload) {
        var head =
                project.server.send(
                        project.server
                                .request(
                                        EvidenceProject.RECORDER, project.path("/uploads" + upload))
                                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        return Long.parseLong(head.headers().firstValue("Upload-Offset").orElseThrow());
    }

    @Test
    void piecesBecomeTheFile() throws Exception {
        byte[] all = bytes(1, 9_000_000);
        String upload = begin("{\"name\":\"big.bin\",\"size\":9000000}");
        assertThat(append(upload, 0, Arrays.copyOf(all, 8_500_000)).statusCode()).isEqualTo(200);
        assertThat(offset(upload)).isEqualTo(8_500_000);
        assertThat(complete(upload).statusCode()).isEqualTo(409);
        var wrong = append(upload, 1, all);
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(wrong).get("code").asString())
                .isEqualTo("upload-offset-conflict");
        byte[] rest = Arrays.copyOfRange(all, 8_500_000, all.length);
        assertThat(append(upload, 8_500_000, rest).statusCode()).isEqualTo(200);
        var done = complete(upload);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        byte[] got = project.content(TestServer.json(done).get("id").asString()).body();
        assertThat(Arrays.equals(got, all)).isTrue();
        assertThat(complete(upload).statusCode()).isEqualTo(404);
    }

    /** The browser's connection is cut; what came before the cut is kept, byte for byte. */
    @Test
    void anUploadGoesOnAfterABreak() throws Exception {
        byte[] all = bytes(2, 400_000);
        String upload = begin("{\"name\":\"cut.bin\"}");
        sendAndCut(upload, all, 150_000);
        long there = arrived(upload);
        assertThat(there).isBetween(1L, 150_000L);
        byte[] rest = Arrays.copyOfRange(all, (int) there, all.length);
        assertThat(append(upload, there, rest).statusCode()).isEqualTo(200);
        String id = TestServer.json(complete(upload)).get("id").asString();
        assertThat(Arrays.equals(project.content(id).body(), all)).isTrue();
    }

    /** The server hears of the cut a moment after it. */
    private static long arrived(String upload) {
        long there = offset(upload);
        for (int asked = 0; there == 0 && asked < 1_200; asked++) {
            LockSupport.parkNanos(50_000_000);
            there = offset(upload);
        }
        return there;
    }

    private static void sendAndCut(String upload, byte[] all, int sent) throws IOException {
        URI url = URI.create(project.server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            String head =
                    "PATCH "
                            + project.path("/uploads" + upload)
                            + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "X-Test-Caller: "
                            + EvidenceProject.RECORDER
                            + "\r\n"
                            + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                            + "Content-Length: "
                            + all.length
                            + "\r\n\r\n";
            out.write(head.getBytes(UTF_8));
            out.write(all, 0, sent);
            out.flush();
        }
    }

    @Test
    void onlyItsOwnerGoesOn() {
        String upload = begin("{\"name\":\"mine.bin\"}");
        assertThat(
                        project.server
                                .get(EvidenceProject.READER, project.path("/uploads" + upload))
                                .statusCode())
                .isEqualTo(403);
        EvidenceProject another = new EvidenceProject(project.server);
        assertThat(
                        project.server
                                .get(EvidenceProject.RECORDER, another.path("/uploads" + upload))
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        project.server
                                .send(
                                        project.server
                                                .request(
                                                        EvidenceProject.RECORDER,
                                                        project.path("/uploads" + upload))
                                                .DELETE())
                                .statusCode())
                .isEqualTo(204);
        assertThat(append(upload, 0, new byte[1]).statusCode()).isEqualTo(404);
    }

    @Test
    void moreThanAnnouncedIsRefused() {
        String upload = begin("{\"name\":\"small.bin\",\"size\":10}");
        assertThat(append(upload, 0, new byte[11]).statusCode()).isEqualTo(413);
        var huge =
                project.server.post(
                        EvidenceProject.RECORDER,
                        project.path("/uploads"),
                        "{\"name\":\"huge\",\"size\":200000000}");
        assertThat(huge.statusCode()).isEqualTo(413);
    }

    /** Of two that send the same place or complete at once, one wins and nothing is mixed. */
    @Test
    void twoAtOnceDoNotMix() throws Exception {
        byte[] one = bytes(3, 300_000);
        byte[] two = bytes(4, 300_000);
        String upload = begin("{\"name\":\"race.bin\"}");
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<Integer> first = pool.submit(() -> append(upload, 0, one).statusCode());
            Future<Integer> second = pool.submit(() -> append(upload, 0, two).statusCode());
            assertThat(new int[] {first.get(), second.get()}).containsExactlyInAnyOrder(200, 409);
            Future<Integer> done = pool.submit(() -> complete(upload).statusCode());
            Future<Integer> again = pool.submit(() -> complete(upload).statusCode());
            assertThat(new int[] {done.get(), again.get()}).containsExactlyInAnyOrder(201, 404);
        }
        String id =
                project.json(EvidenceProject.READER, "?limit=200")
                        .get("items")
                        .valueStream()
                        .filter(file -> file.get("name").asString().equals("race.bin"))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .asString();
        byte[] got = project.content(id).body();
        assertThat(Arrays.equals(got, one) || Arrays.equals(got, two)).isTrue();
    }

    @Test
    void theSameByItsDigestIsNoNewFile() throws Exception {
        byte[] bytes = bytes(5, 1_000);
        String id = project.uploaded("digest.bin", bytes);
        String sha256 = project.json(EvidenceProject.READER, "/" + id).get("sha256").asString();
        for (int again = 0; again < 2; again++) {
            var answer =
                    project.server.send(
                            project.server
                                    .request(
                                            EvidenceProject.RECORDER,
                                            project.path(
                                                    "/by-digest/" + sha256 + "?name=digest.bin"))
                                    .header("Content-Type", "application/octet-stream")
                                    .PUT(BodyPublishers.ofByteArray(bytes)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(TestServer.json(answer).get("id").asString()).isEqualTo(id);
        }
    }

    /** Chunks without a length before them. */
    @Test
    void aBodyOfUnknownLengthIsTaken() throws Exception {
        byte[] bytes = bytes(6, 700_000);
        var answer =
                project.server.send(
                        project.server
                                .request(EvidenceProject.RECORDER, project.path("?name=chunked"))
                                .header("Content-Type", "application/octet-stream")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(bytes))));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(TestServer.json(answer).get("size").asInt()).isEqualTo(700_000);
    }
}
