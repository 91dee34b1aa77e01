package io.worklog.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One server that this process has started by its script. */
final class PrivateServer<S extends TestServer> implements OwnServer<S> {

    private final RunFolder run;
    private final ServerKind kind;
    private final Path instance;
    private final List<String> startCommand;
    private final S server;
    private boolean closed;

    /**
     * Starts one.
     *
     * @param cache where the software is
     * @param view makes what clients see, from the server's URI
     */
    PrivateServer(
            RunFolder run,
            ServerKind kind,
            Path instance,
            Path cache,
            int port,
            List<String> options,
            Function<String, S> view) {
        this.run = run;
        this.kind = kind;
        this.instance = instance;
        this.startCommand = new ArrayList<>(List.of("start", cache.toString()));
        startCommand.add(instance.toString());
        startCommand.add(Integer.toString(port));
        startCommand.addAll(options);
        this.server = view.apply(kind.uri(InetSocketAddress.createUnresolved("127.0.0.1", port)));
        start();
    }

    @Override
    public S server() {
        return server;
    }

    @Override
    public void kill() {
        script("kill");
    }

    @Override
    public void stop() {
        script("stop");
    }

    @Override
    public void pause() {
        script("pause");
    }

    @Override
    public void resume() {
        script("resume");
    }

    @Override
    public synchronized void start() {
        checkOpen();
        run.scripts().run(kind.script(), startCommand.toArray(String[]::new));
    }

    private synchronized void script(String command) {
        checkOpen();
        run.scripts().run(kind.script(), command, instance.toString());
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this server is closed: " + kind.script());
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            run.end(instance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
