package io.worklog.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog start}: a server as a file says, for real use. */
@Command(name = "start")
final class StartCommand implements Callable<Integer> {
    private final Call call;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            descriptionKey = "start.config")
    Path config;

    StartCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(config)) {
            throw new NoSuchFileException(config.toString());
        }
        return new RunningServer(call)
                .run(List.of("--spring.config.additional-location=file:" + config), false);
    }
}
