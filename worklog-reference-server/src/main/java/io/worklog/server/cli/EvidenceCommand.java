package io.worklog.server.cli;

import io.worklog.client.ApiJson;
import io.worklog.client.ProjectClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Files of a project, to the server and from it. */
final class EvidenceCommand {
    private EvidenceCommand() {}

    static ApiJson upload(Call call, ProjectClient project, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new NoSuchFileException(file.toString());
        }
        TransferBar bar = new TransferBar(call, "evidence.progress");
        ApiJson uploaded = project.upload(file, bar);
        bar.end();
        return uploaded;
    }

    /** {@code worklog evidence upload}. */
    @Command(name = "upload")
    static final class Upload implements Callable<Integer> {
        private final Call call;

        @Mixin ServerOptions server;

        @Option(
                names = "--project",
                required = true,
                paramLabel = "PROJECT",
                descriptionKey = "rest.project")
        String project;

        @Parameters(paramLabel = "FILE", descriptionKey = "record.file")
        Path file;

        Upload(Call call) {
            this.call = call;
        }

        @Override
        public Integer call() throws IOException {
            return new Server(call)
                    .use(
                            server,
                            project,
                            client -> new Shown(call).one(upload(call, client, file)));
        }
    }

    /** {@code worklog evidence download}. */
    @Command(name = "download")
    static final class Download implements Callable<Integer> {
        private final Call call;

        @Mixin ServerOptions server;

        @Option(
                names = "--project",
                required = true,
                paramLabel = "PROJECT",
                descriptionKey = "rest.project")
        String project;

        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "rest.file")
        String id;

        @Parameters(index = "1", paramLabel = "OUT", descriptionKey = "evidence.out")
        Path out;

        Download(Call call) {
            this.call = call;
        }

        @Override
        public Integer call() throws IOException {
            if (Files.exists(out)) {
                throw new FileAlreadyExistsException(out.toString());
            }
            return new Server(call).use(server, project, this::download);
        }

        private int download(ProjectClient client) throws IOException {
            Path part = out.resolveSibling(out.getFileName() + ".part");
            String name = URLEncoder.encode(id, StandardCharsets.UTF_8);
            try (InputStream in =
                    client
                            .request("GET", "/evidence/" + name + "/content")
                            .header("Accept", "*/*")
                            .stream()) {
                Files.copy(in, part);
            }
            Files.move(part, out);
            if (call.json()) {
                call.terminal().out().println(Json.object().put("out", out.toString()));
            } else {
                call.say("export.downloaded", out);
            }
            return ExitCode.OK;
        }
    }
}
