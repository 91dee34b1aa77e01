package io.worklog.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Servers as an environment names them, else private ones in a folder of this process. */
final class DefaultTestServers implements TestServers {

    private static final String CACHE = "WORKLOG_TEST_CACHE";

    private final Map<String, String> environment;
    private final DataFolders folders;
    private final RandomGenerator random;
    private final FreePorts ports;
    private final Map<ServerKind, TestServer> shared = new EnumMap<>(ServerKind.class);
    private final Thread atExit = new Thread(this::endRun, "worklog-test-servers-end");
    private @Nullable RunFolder run;
    private int started;
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param folders where every process of this machine keeps its private servers
     */
    DefaultTestServers(
            Map<String, String> environment, DataFolders folders, RandomGenerator random) {
        this.environment = Map.copyOf(environment);
        this.folders = folders;
        this.random = random;
        this.ports = new FreePorts(random);
    }

    @Override
    public DatabaseServer database(DatabaseKind kind) {
        return (DatabaseServer) shared(kind.server(), uri -> new JdbcServer(kind, uri, random));
    }

    @Override
    public TestServer redis() {
        return shared(ServerKind.REDIS, PlainServer::at);
    }

    @Override
    public TestServer mongodb() {
        return shared(ServerKind.MONGODB, PlainServer::at);
    }

    private synchronized TestServer shared(ServerKind kind, Function<String, TestServer> view) {
        TestServer server = shared.get(kind);
        if (server == null) {
            String named = environment.getOrDefault(kind.variable(), "");
            server = named.isEmpty() ? own(kind, List.of(), view).server() : view.apply(named);
            shared.put(kind, server);
        }
        return server;
    }

    @Override
    public OwnServer<DatabaseServer> ownDatabase(DatabaseKind kind, String... options) {
        return own(kind.server(), List.of(options), uri -> new JdbcServer(kind, uri, random));
    }

    @Override
    public OwnServer<TestServer> ownRedis(String... options) {
        return own(ServerKind.REDIS, List.of(options), PlainServer::at);
    }

    @Override
    public OwnServer<TestServer> ownMongodb() {
        return own(ServerKind.MONGODB, List.of(), PlainServer::at);
    }

    private synchronized <S extends TestServer> OwnServer<S> own(
            ServerKind kind, List<String> options, Function<String, S> view) {
        RunFolder folder = runFolder();
        Path instance = folder.instance(kind, ++started);
        return new PrivateServer<>(folder, kind, instance, cache(), ports.next(), options, view);
    }

    private RunFolder runFolder() {
        if (closed) {
            throw new IllegalStateException("these servers are closed");
        }
        if (run == null) {
            try {
                run = RunFolder.under(folders, environment);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        return run;
    }

    private Path cache() {
        String named = environment.getOrDefault(CACHE, "");
        return named.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache", "worklog-test")
                : Path.of(named);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        dropOnNamedServers();
        if (run != null) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            endRun();
        }
    }

    private void dropOnNamedServers() {
        shared.forEach((kind, server) -> {
            boolean named = !environment.getOrDefault(kind.variable(), "").isEmpty();
            if (named && server instanceof JdbcServer database) {
                database.dropAll();
            }
        });
    }

    private void endRun() {
        RunFolder folder = run;
        if (folder == null) {
            return;
        }
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
