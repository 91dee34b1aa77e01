package io.worklog.server.privacy;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems with erasure, disclosure, holds and retention. */
enum PrivacyProblem implements ProblemCode {
    FOUR_EYES(
            409,
            "Somebody else must decide.",
            "须由他人决定。",
            "Ask another security officer, who neither asked nor is concerned.",
            "请由另一位既未申请、也非当事人的安全管理员处理。"),
    ALREADY_DECIDED(
            409,
            "It was decided already.",
            "已经作出决定。",
            "Read it again; ask anew if need be.",
            "请重新读取；如有需要请重新申请。"),
    NOT_APPROVED(
            409,
            "It was not approved.",
            "尚未获得批准。",
            "Wait for the decision of a security officer.",
            "请等待安全管理员的决定。"),
    CASE_NAME_TAKEN(
            409, "There is a case of that name.", "已有同名案件。", "Choose another name.", "请使用其他名称。"),
    RETENTION_TOO_SHORT(
            422,
            "Events must be kept longer than that.",
            "保留期限过短。",
            "Keep them at least as long as the detail says.",
            "请至少保留详情所述的期限。"),
    DRY_RUN_NEEDED(
            409,
            "What would go must be looked at first.",
            "必须先试运行。",
            "Make a dry run, read its result, and name it.",
            "请先试运行并查看结果，再引用该次试运行。");

    private final ProblemText text;

    PrivacyProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
