package io.worklog.server.job;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems with jobs. */
public enum JobProblem implements ProblemCode {
    TOO_MANY_JOBS(
            429,
            "You have too many jobs that have not ended.",
            "您未结束的任务过多。",
            "Wait for some to end, or cancel them: GET /api/v1/jobs.",
            "请等待部分任务结束，或取消它们：GET /api/v1/jobs。");

    private final ProblemText text;

    JobProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
