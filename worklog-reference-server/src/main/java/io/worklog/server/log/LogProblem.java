package io.worklog.server.log;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems of the events interface. */
enum LogProblem implements ProblemCode {
    PROJECT_ARCHIVED(
            409,
            "The project is archived; its log takes no more events.",
            "项目已归档，日志不再接收事件。",
            "Ask an owner of the project to open it again.",
            "请联系项目负责人重新开放。"),
    IDEMPOTENCY_CONFLICT(
            409,
            "The idempotency key was used for an event with other content.",
            "该幂等键已用于内容不同的事件。",
            "Use a key of its own for every event; a repeated event must say the same.",
            "每个事件使用独立的幂等键；重发的事件内容必须相同。"),
    ENTRY_PRUNED(
            410,
            "The entry was dropped when its time of retention was over.",
            "该条目已在保留期限届满后修剪。",
            "Its hash is still in the tree: proofs of it and of all others hold. Ask for a later entry.",
            "其哈希仍在树中，该条目及其余条目的证明依然有效。请读取之后的条目。"),
    EVENT_TYPE_EXISTS(
            409,
            "This version of the event type is registered with another definition.",
            "该事件类型的此版本已注册，且定义不同。",
            "Register the next version; a version never changes.",
            "请注册下一个版本；已注册的版本不会改变。"),
    TOO_MANY_TAILS(
            429,
            "Too many live tails are open.",
            "打开的实时订阅过多。",
            "Close one, or come back after Retry-After; Last-Event-ID goes on where it ended.",
            "请关闭一个，或在 Retry-After 之后重试；用 Last-Event-ID 可从断点继续。"),
    READS_BUSY(
            429,
            "Too many reads at once; writes go first.",
            "同时读取过多；写入优先。",
            "Send the same request again after Retry-After, or ask for smaller pages.",
            "请在 Retry-After 之后重试，或减小每页条数。"),
    WRITES_BUSY(
            503,
            "More is being recorded at once than the server takes. Nothing of this was recorded.",
            "同时写入超出服务器能力。本次没有记录任何内容。",
            "Send the same events again after Retry-After with the same idempotency keys.",
            "请在 Retry-After 之后，用相同的幂等键重新发送。"),
    BODY_TOO_SLOW(
            408,
            "The body did not arrive in time. Nothing of it was recorded.",
            "请求体未能及时到达。没有记录任何内容。",
            "Send the same request again with the same idempotency key.",
            "请用同一幂等键重新发送。");

    private final ProblemText text;

    LogProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
