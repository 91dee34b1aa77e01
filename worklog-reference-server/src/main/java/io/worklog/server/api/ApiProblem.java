package io.worklog.server.api;

/** Problems that every part of the interface can have. */
public enum ApiProblem implements ProblemCode {
    UNAUTHENTICATED(
            401,
            "Nobody is logged in, or the credential is not valid any more.",
            "没有登录，或凭据已失效。",
            "Log in again, or send an API key as Authorization: Bearer wl_… in a header.",
            "请重新登录，或在请求头中发送 API 密钥 Authorization: Bearer wl_…。"),
    FORBIDDEN(
            403,
            "You may see this, but not do that.",
            "您可以看到它，但不能执行此操作。",
            "Ask an owner of the project for the role that the problem names.",
            "请向项目负责人申请所需的角色。"),
    NOT_FOUND(
            404,
            "It is not there, or you may not see it.",
            "不存在，或您无权查看。",
            "Check the identifier; ask to become a member if it is a project.",
            "请检查标识；如果是项目，请申请成为成员。"),
    MALFORMED_JSON(
            400,
            "The body is not JSON as it must be.",
            "请求体不是合规的 JSON。",
            "Correct the place that the detail names.",
            "请更正详情所指的位置。"),
    INVALID_INPUT(
            422,
            "Some values are not as they must be.",
            "有些值不符合要求。",
            "Correct every place that is listed.",
            "请更正列出的每一处。"),
    TOO_LARGE(
            413,
            "The body is larger than the limit.",
            "请求体超过上限。",
            "Send less at once; the detail says the limit.",
            "请减少每次发送的内容；详情中有上限。"),
    CONFLICT(
            409,
            "It is in a state in which that cannot be done.",
            "当前状态不允许此操作。",
            "Read it again and decide anew.",
            "请重新读取后再决定。"),
    PRECONDITION_FAILED(
            412,
            "Somebody else changed it since you read it.",
            "在您读取之后，他人已修改。",
            "Read it again, apply your change to it and send the new entity tag.",
            "请重新读取，在其上修改，并发送新的 ETag。"),
    PRECONDITION_REQUIRED(
            428,
            "A change needs the entity tag of what you read.",
            "修改时必须提供所读内容的 ETag。",
            "Send If-Match with the ETag of your last read.",
            "请用 If-Match 发送上次读取的 ETag。"),
    ENTRY_DAMAGED(
            409,
            "An entry of the log is not what was sealed, or cannot be read any more.",
            "日志中有条目与封存时不一致，或已无法读取。",
            "Verify the log to see which entries are concerned, tell the operator, and restore the"
                    + " log from a backup; keep the damaged files as evidence.",
            "请校验日志以确认受影响的条目，通知运维人员从备份恢复日志，并保留受损文件作为证据。"),
    SYSTEM_LOG_DAMAGED(
            503,
            "The organisation's system log is damaged: what must be recorded in it is not done.",
            "组织的系统日志已受损：凡须记入其中的操作都不执行。",
            "Tell the operator: the system log is restored from a backup with the server stopped,"
                    + " and the damaged files are kept as evidence. Projects go on meanwhile.",
            "请通知运维人员：停止服务后从备份恢复系统日志，并保留受损文件作为证据。各项目在此期间照常工作。"),
    RATE_LIMITED(
            429,
            "Too many requests.",
            "请求过多。",
            "Wait as long as Retry-After says.",
            "请按 Retry-After 等待。"),
    UNAVAILABLE(
            503,
            "The server cannot do it now. Nothing was recorded.",
            "服务器暂时无法处理。没有记录任何内容。",
            "Send the same request again with the same idempotency key after Retry-After.",
            "请在 Retry-After 之后，用同一幂等键重新发送。"),
    INTERNAL(
            500,
            "Something went wrong in the server.",
            "服务器内部错误。",
            "Tell the operator the request id.",
            "请把请求标识告诉运维人员。");

    private final ProblemText text;

    ApiProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
