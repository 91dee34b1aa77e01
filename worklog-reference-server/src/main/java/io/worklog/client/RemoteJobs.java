package io.worklog.client;

/** Long work on a server. Thread-safe. */
final class RemoteJobs {
    private static final int WAIT_SECONDS = 20;

    private final WorklogClient server;

    RemoteJobs(WorklogClient server) {
        this.server = server;
    }

    /**
     * Waits until a job has ended and gives it.
     *
     * @throws JobEndedException if it failed or was cancelled
     */
    ApiJson await(String id, TransferProgress progress) {
        long seen = 0;
        while (true) {
            ApiJson job =
                    server.request("GET", "/api/v1/jobs/" + ApiRequest.encode(id))
                            .query("since", seen)
                            .query("wait", WAIT_SECONDS)
                            .json();
            seen = job.number("version");
            progress.at(job.number("done"), job.number("total"));
            switch (job.text("state")) {
                case "DONE", "SUCCEEDED" -> {
                    return job;
                }
                case "FAILED", "CANCELLED" ->
                        throw new JobEndedException(
                                id, job.text("state"), job.find("problem").orElse(""));
                default -> {
                    // It is at work, or waits for its turn.
                }
            }
        }
    }
}
