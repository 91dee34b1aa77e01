package io.worklog.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog start-dev}: a server to try and to develop with, that needs nothing else. */
@Command(name = "start-dev")
final class StartDevCommand implements Callable<Integer> {
    private final Call call;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            descriptionKey = "start.port")
    int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data/server",
            descriptionKey = "start.data")
    Path data;

    StartDevCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        DevelopmentFolder.mark(data);
        List<String> settings =
                List.of(
                        "--worklog.server.mode=development",
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--worklog.server.data=" + data.toAbsolutePath());
        return new RunningServer(call).run(settings, true);
    }
}
