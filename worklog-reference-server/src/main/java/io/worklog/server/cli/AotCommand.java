package io.worklog.server.cli;

import io.worklog.client.WorklogClient;
import io.worklog.client.WorklogProblemException;
import io.worklog.server.app.ServerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worklog aot}: makes the cache of classes by which servers start fast. */
@Command(name = "aot")
final class AotCommand implements Callable<Integer> {
    private final Call call;

    @Option(names = "--practise", hidden = true, descriptionKey = "aot.practise")
    boolean practise;

    AotCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        return practise ? practise() : new ClassCache(call).make();
    }

    /** Starts a server over an empty folder, uses it a little and ends it. */
    private int practise() throws IOException {
        Path folder = Files.createTempDirectory("worklog-aot");
        List<String> settings =
                List.of(
                        "--worklog.server.mode=development",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--worklog.server.management.port=0",
                        "--worklog.server.data=" + folder);
        try (ConfigurableApplicationContext server =
                ServerMain.start(settings.toArray(String[]::new))) {
            practise(url(server));
        } finally {
            delete(folder);
        }
        return ExitCode.OK;
    }

    /** What any server is asked in its first minute; that it refuses most of it is no matter. */
    private void practise(String url) {
        try (WorklogClient client = new Server(call).open(url, null)) {
            for (String path :
                    List.of("/", "/api/v1/setup", "/api/v1/login", "/openapi.json", "/api/v1/me")) {
                try {
                    client.request("GET", path).send();
                } catch (WorklogProblemException refused) {
                    call.note("error.line", refused.code());
                }
            }
        }
    }

    private static String url(ConfigurableApplicationContext server) {
        var web = ((WebServerApplicationContext) server).getWebServer();
        return "http://127.0.0.1:" + java.util.Objects.requireNonNull(web).getPort();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
