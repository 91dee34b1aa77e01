package io.worklog.testkit.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that run servers, copied out of the jar into a folder so that a shell can run them.
 * Their commands are described in {@code common.sh} beside them.
 */
final class Scripts {

    private static final List<String> FILES =
            List.of(
                    "common.sh",
                    "debroot.sh",
                    "mysql.sh",
                    "mariadb.sh",
                    "postgresql.sh",
                    "redis.sh",
                    "mongodb.sh",
                    "gateway/Backend.java",
                    "gateway/Bson.java",
                    "gateway/Client.java",
                    "gateway/Commands.java",
                    "gateway/Cursors.java",
                    "gateway/Explain.java",
                    "gateway/Hello.java",
                    "gateway/MongoGateway.java",
                    "gateway/Refusal.java",
                    "gateway/Request.java",
                    "gateway/Transactions.java");

    /** Long enough to fetch a server's packages over a slow line. */
    private static final long LIMIT_MINUTES = 15;

    private final Path folder;
    private final Map<String, String> environment;

    private Scripts(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Copies the scripts into a folder, which is made; they run in the given environment. */
    static Scripts in(Path folder, Map<String, String> environment) throws IOException {
        Files.createDirectories(folder.resolve("gateway"));
        for (String name : FILES) {
            try (InputStream in = Scripts.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("the jar lacks its file " + name);
                }
                Path file = folder.resolve(name);
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                if (name.endsWith(".sh") && !file.toFile().setExecutable(true)) {
                    throw new IOException("cannot make it executable: " + file);
                }
            }
        }
        return new Scripts(folder, environment);
    }

    /**
     * Runs a command of the script of a kind and returns when it has ended.
     *
     * @throws IllegalStateException with what the script said, if it failed
     */
    void run(String kind, String... command) {
        List<String> line = new ArrayList<>();
        line.add("bash");
        line.add(folder.resolve(kind + ".sh").toString());
        line.addAll(List.of(command));
        try {
            File said = Files.createTempFile(folder, kind, ".out").toFile();
            int code = exitCode(line, said);
            String words = Files.readString(said.toPath()).strip();
            Files.delete(said.toPath());
            if (code != 0) {
                throw new IllegalStateException(words.isEmpty() ? line + ": " + code : words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int exitCode(List<String> line, File said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.redirectOutput(said).redirectInput(ProcessBuilder.Redirect.from(nothing()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IllegalStateException("no end after " + LIMIT_MINUTES + " minutes: " + line);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it ran: " + line, e);
        }
    }

    private static File nothing() {
        return new File("/dev/null");
    }

    /** Deletes a folder with all that is in it; what another process deletes meanwhile is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new Deletion());
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
