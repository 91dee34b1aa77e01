package io.worklog.client;

import io.worklog.error.IntegrityException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
        jobs.await(begun.text("job"), progress);
        String path = "/exports/" + ApiRequest.encode(begun.text("id"));
        download(path + "/file", project.request("GET", path).json().text("sha256"), out);
    }

    /** Writes beside the name and renames, so that a file of that name is always whole. */
    private void download(String path, String sha256, Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            try (InputStream in = project.request("GET", path).header("Accept", "*/*").stream()) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Uploads.digest(part).equals(sha256)) {
                Files.delete(part);
                throw new IntegrityException("what was downloaded is not what the server wrote");
            }
            Files.move(part, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
