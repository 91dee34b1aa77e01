package io.worklog.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has exports made and takes them away. */
final class Exports {
    private final ProjectClient project;
    private final RemoteJobs jobs;

    Exports(ProjectClient project, WorklogClient server) {
        this.project = project;
        this.jobs = new RemoteJobs(server);
    }

    void run(ApiJson what, Path out, TransferProgress progress) {
        ApiJson begun = project.request("POST", "/exports").body(what).json();
        String job = begun.find("job").orElseGet(() -> begun.text("id"));
        jobs.await(job, progress);
        download("/exports/" + ApiRequest.encode(job) + "/content", out);
    }

    /** Writes beside the name and renames, so that a file of that name is always whole. */
    private void download(String path, Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            try (InputStream in = project.request("GET", path).header("Accept", "*/*").stream()) {
                Files.copy(in, part);
            }
            Files.move(part, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
