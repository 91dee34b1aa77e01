package io.worklog.server.export;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems with exports. */
public enum ExportProblem implements ProblemCode {
    EXPORT_NOT_READY(
            409,
            "The export has no file yet.",
            "导出尚无文件。",
            "Wait until its state is READY: GET /api/v1/jobs/{job}?wait=30.",
            "请等待其状态变为 READY：GET /api/v1/jobs/{job}?wait=30。"),
    EXPORT_EXPIRED(
            410,
            "The file of the export is gone.",
            "导出文件已删除。",
            "Ask for the same export again.",
            "请重新申请同样的导出。");

    private final ProblemText text;

    ExportProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
