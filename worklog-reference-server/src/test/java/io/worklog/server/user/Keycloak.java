package io.worklog.server.user;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A Keycloak of a test's own, unpacked from the distribution that Maven copies into {@code
 * target/keycloak}. With {@code -Dworklog.test.keycloak.url} one that runs already is used, which has
 * the realm imported.
 */
final class Keycloak implements AutoCloseable {
    private static final Path ZIP = Path.of("target", "keycloak", "keycloak.zip");
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final String url;
    private final @Nullable Process process;
    private final @Nullable Path folder;

    private Keycloak(String url, @Nullable Process process, @Nullable Path folder) {
        this.url = url;
        this.process = process;
        this.folder = folder;
    }

    static Keycloak start() throws IOException, InterruptedException {
        String running = System.getProperty("worklog.test.keycloak.url");
        if (running != null) {
            return new Keycloak(running, null, null);
        }
        if (!Files.isRegularFile(ZIP)) {
            throw new IllegalStateException(ZIP.toAbsolutePath() + " is made by a Maven build");
        }
        Path folder = Files.createTempDirectory("worklog-keycloak");
        Path home = unpack(folder);
        Path realm = Files.createDirectories(home.resolve("data/import")).resolve("worklog.json");
        try (InputStream in = Keycloak.class.getResourceAsStream("/keycloak/worklog-realm.json")) {
            Files.copy(Objects.requireNonNull(in), realm);
        }
        int port = freePort();
        Keycloak keycloak = new Keycloak("http://127.0.0.1:" + port, run(home, port), folder);
        keycloak.awaitReady();
        return keycloak;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path unpack(Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ZIP))) {
            ZipEntry entry = zip.getNextEntry();
            String top = Objects.requireNonNull(entry).getName();
            for (; entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    Files.copy(zip, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return folder.resolve(top.substring(0, top.indexOf('/')));
        }
    }

    /** Its library for proxies knows no Java newer than itself unless it is told to try. */
    private static Process run(Path home, int port) throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-port=" + port,
                        "--http-host=127.0.0.1");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JAVA_OPTS_APPEND", "-Dnet.bytebuddy.experimental=true");
        command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        return command.redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.out").toFile())
                .start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                        .timeout(Duration.ofSeconds(20))
                        .build();
        long until = System.nanoTime() + PATIENCE.toNanos();
        HttpClient http = HttpClient.newHttpClient();
        while (System.nanoTime() < until && Objects.requireNonNull(process).isAlive()) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It is still starting: asked again below.
            }
            Objects.requireNonNull(process)
                    .waitFor(250, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        close();
        throw new IllegalStateException("Keycloak did not start");
    }

    String issuer() {
        return url + "/realms/worklog";
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            List<ProcessHandle> all =
                    Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> each.onExit().join());
        }
        if (folder != null) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }
}
