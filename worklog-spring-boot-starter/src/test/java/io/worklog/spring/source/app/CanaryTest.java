package io.worklog.spring.source.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Secrets of every kind, on every way into the application, and then every byte of its logs. */
@ClinicTest
class CanaryTest {
    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjYW5hcnktand0In0.canary-jwt-signature";
    private static final String CARD = "4539578763621486";

    private final Worklog worklog;
    private final Client client;
    private final Path folder;

    @Autowired
    CanaryTest(
            Worklog worklog,
            @LocalServerPort int port,
            @Value("${worklog.directory}") Path folder) {
        this.worklog = worklog;
        this.client = new Client(port);
        this.folder = folder;
    }

    @Test
    void noSecretIsAnywhereInTheBytesOfTheLogs() throws IOException {
        Since since = Since.now(worklog, client);
        client.login("nurse", "canary-wrong-login");
        client.login("nurse", ClinicApplication.PASSWORD);
        String cookie = "canary-cookie=canary-cookie-value";
        String json =
                "{\"password\":\"canary-json-1\",\"p\\u0061ssword_2\":\"canary-json-2\","
                        + "\"a\":[{\"Api-Key\":{\"deep\":[\"canary-json-3\"]}}],"
                        + "\"card\":\""
                        + CARD
                        + "\",\"n\":"
                        + CARD
                        + ",\"note\":\"Bearer "
                        + JWT
                        + "\",\"seen\":\"marker-json\",\"cvv\":123456789}";
        client.send(
                client.json(
                                "nurse",
                                "PUT",
                                "/patients/c-1?access_token=canary-query&a=" + CARD,
                                json)
                        .header("X-Api-Key", "canary-header")
                        .header("X-Request-Id", CARD)
                        .header("User-Agent", "agent/" + " " + CARD + " " + JWT)
                        .header("Cookie", cookie));
        String form =
                "password=canary-form-1&pass%57ord2=canary-form-2&card="
                        + CARD
                        + "&name=marker-form&tok%zzen=canary-form-3";
        client.send(
                client.as("nurse", "/uploads")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        client.send(
                client.json(
                        "nurse",
                        "PUT",
                        "/patients/c-2",
                        "{\"secret\":\"canary-long\",\"text\":\""
                                + "marker-long ".repeat(200)
                                + "\"}"));
        client.send(client.as("nurse", "/patients/" + CARD));
        client.send(client.to("/inside").header("Authorization", "Bearer " + JWT));
        assertThat(since.types())
                .contains("clinic.patient.updated", "http.request", "clinic.patient.viewed");
        worklog.seal();
        Map<Path, String> files = files();
        assertBytes(files, "marker-json", true);
        assertBytes(files, "marker-form", true);
        assertBytes(files, "marker-long", true);
        for (String secret : secrets()) {
            assertBytes(files, secret, false);
        }
    }

    private static List<String> secrets() {
        String basic = "nurse:" + ClinicApplication.PASSWORD;
        return List.of(
                "canary",
                "123456789}",
                CARD,
                JWT.substring(0, 20),
                Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Every file of the folder: entries, private values, the index and attachments. What the index
     * throws away meanwhile is in the files that take its place.
     */
    private Map<Path, String> files() throws IOException {
        Map<Path, String> all = new TreeMap<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        try {
                            byte[] bytes = Files.readAllBytes(file);
                            all.put(file, new String(bytes, StandardCharsets.ISO_8859_1));
                        } catch (NoSuchFileException e) {
                            return visitFileFailed(file, e);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
        return all;
    }

    private static void assertBytes(Map<Path, String> files, String text, boolean there) {
        List<Path> found =
                files.entrySet().stream()
                        .filter(file -> file.getValue().contains(text))
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(!found.isEmpty()).as("%s in %s", text, found).isEqualTo(there);
    }
}
