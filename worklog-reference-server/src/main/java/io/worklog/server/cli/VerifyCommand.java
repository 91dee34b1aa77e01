package io.worklog.server.cli;

import io.worklog.bundle.BundleVerifier;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.LogKey;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.verify.LogSource;
import io.worklog.verify.LogSources;
import io.worklog.verify.Verifier;
import io.worklog.verify.VerifyOptions;
import io.worklog.verify.VerifyReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worklog verify}: checks a folder of ours, or what somebody else handed over. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Call call;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "verify.dir")
    @Nullable Path dir;

    @Option(names = "--store", paramLabel = "URL", descriptionKey = "option.store")
    @Nullable String store;

    @Mixin ServerOptions server;

    @Option(names = "--log", paramLabel = "NAME", descriptionKey = "verify.log")
    @Nullable String log;

    @Option(names = "--deep", descriptionKey = "verify.deep")
    boolean deep;

    @Option(
            names = "--since",
            paramLabel = "N",
            defaultValue = "0",
            descriptionKey = "verify.since")
    long since;

    @Option(names = "--vkey", paramLabel = "KEY", descriptionKey = "verify.vkey")
    List<String> vkeys = List.of();

    @Option(names = "--known", paramLabel = "FILE", descriptionKey = "verify.known")
    List<Path> known = List.of();

    @Option(names = "--entry", paramLabel = "FILE", descriptionKey = "verify.entry")
    @Nullable Path entry;

    @Parameters(arity = "0..1", paramLabel = "FILE|FOLDER|URL", descriptionKey = "verify.what")
    @Nullable String what;

    VerifyCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        if (server.url != null && dir == null && what == null) {
            return remote();
        }
        if ((dir == null) == (what == null) || server.url != null) {
            throw call.failure(ExitCode.USAGE, "error.verifyWhat");
        }
        if (dir != null) {
            LogId one = log == null ? null : call.session().logId(log);
            List<VerifyReport> reports =
                    new FolderCheck(call, new Place(dir, store))
                            .verify(one, deep, keys(), options(null));
            return new ReportPrinter(call).print(reports);
        }
        return verifyForeign(String.valueOf(what));
    }

    /** Reads the whole log of a project from its server and believes only what is checked here. */
    private int remote() throws IOException {
        if (log == null) {
            throw call.failure(ExitCode.USAGE, "error.missing", "--log NAME");
        }
        String name = log;
        return new Server(call)
                .use(
                        server,
                        name,
                        project -> {
                            KeyHistory pinned = keys();
                            KeyHistory believed = pinned == null ? project.keys() : pinned;
                            Verifier verifier = Verifier.create(options(believed));
                            return new ReportPrinter(call)
                                    .print(List.of(verifier.verify(project.source())));
                        });
    }

    private int verifyForeign(String name) throws IOException {
        if (name.startsWith("http://") || name.startsWith("https://")) {
            HttpClient client =
                    HttpClient.newBuilder()
                            .connectTimeout(CONNECT)
                            .followRedirects(HttpClient.Redirect.NORMAL)
                            .build();
            return verify(LogSources.url(URI.create(name), client));
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return verify(LogSources.folder(path));
        }
        if (!Files.isReadable(path)) {
            throw call.failure(ExitCode.USAGE, "error.noFile", path);
        }
        return isZip(path)
                ? new ReportPrinter(call)
                        .print(List.of(BundleVerifier.create().verify(path, keys())))
                : new ProofCheck(call).verify(path, entry, keys());
    }

    private int verify(LogSource source) throws IOException {
        Verifier verifier = Verifier.create(options(keys()));
        return new ReportPrinter(call).print(List.of(verifier.verify(source)));
    }

    private VerifyOptions options(@Nullable KeyHistory keys) throws IOException {
        List<byte[]> notes = new ArrayList<>();
        for (Path file : known) {
            notes.add(Files.readAllBytes(file));
        }
        return VerifyOptions.with(keys)
                .remembering(notes)
                .since(TreeSize.of(since))
                .telling(new VerifyProgress(call));
    }

    /** The keys given on the command line, each for all sizes. */
    private @Nullable KeyHistory keys() {
        List<LogKey> keys = new ArrayList<>();
        for (String vkey : vkeys) {
            keys.add(new LogKey(VerifierKeys.parse(call, vkey), TreeSize.of(0), null));
        }
        return keys.isEmpty() ? null : new KeyHistory(keys);
    }

    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }
}
