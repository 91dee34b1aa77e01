package io.worklog.server.job;

import io.worklog.server.api.ProblemCode;

/** Problems with jobs. */
public enum JobProblem implements ProblemCode {
    TOO_MANY_JOBS(
            429,
            "You have too many jobs that have not ended.",
            "您未结束的任务过多。",
            "Wait for some to end, or cancel them: GET /api/v1/jobs.",
            "请等待部分任务结束，或取消它们：GET /api/v1/jobs。");

    private final int status;
    private final String title;
    private final String titleZh;
    private final String remedy;
    private final String remedyZh;

    JobProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        this.status = status;
        this.title = title;
        this.titleZh = titleZh;
        this.remedy = remedy;
        this.remedyZh = remedyZh;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String titleZh() {
        return titleZh;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public String remedyZh() {
        return remedyZh;
    }
}
