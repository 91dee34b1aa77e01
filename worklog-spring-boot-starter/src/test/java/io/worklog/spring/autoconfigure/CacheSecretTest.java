package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.cache.CacheSettings;
import io.worklog.spring.autoconfigure.CacheSecret.Link;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CacheSecretTest {
    private static final int NODES = 16;

    @TempDir private Path folder;

    /** What a file system can do. */
    enum FileSystemKind {
        WITH_LINKS(Files::createLink),
        WITHOUT_LINKS((name, existing) -> {
            throw new UnsupportedOperationException("planted");
        }),
        WITH_LINKS_FORBIDDEN((name, existing) -> {
            throw new FileSystemException(name.toString(), null, "planted");
        });

        private final Link link;

        FileSystemKind(Link link) {
            this.link = link;
        }
    }

    private CacheSecret secret(Link link) {
        return new CacheSecret(null, "test", folder, link);
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatStartAtOnceHaveOneSecret(FileSystemKind kind) throws Exception {
        CyclicBarrier start = new CyclicBarrier(NODES);
        List<Callable<CacheSettings>> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(() -> {
                start.await();
                return secret(kind.link).settings();
            });
        }
        List<CacheSettings> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
            for (Future<CacheSettings> one : threads.invokeAll(nodes)) {
                made.add(one.get());
            }
        }
        assertThat(made).hasSize(NODES).containsOnly(secret(kind.link).settings());
        assertThat(folder).isDirectoryContaining("glob:**cache.secret");
        assertThat(folder.toFile().list()).as("nothing is left over").hasSize(1);
    }

    @Test
    void aSecretThatWasCutShortIsNotUsed() throws Exception {
        Files.writeString(folder.resolve("cache.secret"), "00ff");
        assertThatThrownBy(() -> secret(Files::createLink).settings())
                .isInstanceOf(WorklogStartException.class)
                .hasMessageContaining("cut short");
    }
}
