package io.worklog.server.gate;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems with idempotency keys. */
enum GateProblem implements ProblemCode {
    IDEMPOTENCY_KEY_INVALID(
            400,
            "The idempotency key is not as it must be.",
            "幂等键不符合要求。",
            "Send 1 to 128 letters, digits, dots, hyphens, colons or underscores; a UUID will do.",
            "请发送 1 到 128 个字母、数字、点、连字符、冒号或下划线；UUID 即可。"),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key was used for another request.",
            "该幂等键已用于另一个请求。",
            "Make a new key for each new request; use one again only to repeat the same request.",
            "每个新请求请使用新的键；只有重发同一请求时才重用。"),
    REQUEST_IN_PROGRESS(
            409,
            "The same request is being carried out.",
            "同一请求正在执行。",
            "Wait as long as Retry-After says, then send it again to get its answer.",
            "请按 Retry-After 等待，然后重新发送以获得答复。"),
    ANSWER_NOT_KEPT(
            409,
            "The request was carried out, and its answer is not kept.",
            "请求已执行，但其答复没有保留。",
            "Do not repeat it. Read what it made; a secret that was lost is made anew.",
            "请不要重复。请读取其结果；丢失的密钥请重新生成。");

    private final ProblemText text;

    GateProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
