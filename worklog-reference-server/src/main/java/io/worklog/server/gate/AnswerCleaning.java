package io.worklog.server.gate;

import io.worklog.server.job.JobRun;
import io.worklog.server.job.JobWorker;

/** Removes answers that nobody can ask for again. */
final class AnswerCleaning implements JobWorker {
    static final String KIND = "idempotency-cleaning";

    private final KeptAnswers answers;

    AnswerCleaning(KeptAnswers answers) {
        this.answers = answers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(JobRun run) {
        return "{\"removed\":" + answers.clean() + "}";
    }
}
