package io.worklog.server.feed;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems with feeds. */
public enum FeedProblem implements ProblemCode {
    TOO_MANY_FEEDS(
            409,
            "The project has as many feeds as it may have.",
            "项目的推送数量已达上限。",
            "Delete one that is not used any more.",
            "请删除不再使用的推送。"),
    NO_SECRET(
            409,
            "This feed has no secret, for syslog is not signed.",
            "该推送没有密钥：syslog 不签名。",
            "Use a webhook where the receiver must know who sends.",
            "如需让接收方确认来源，请使用 webhook。"),
    NOT_DELIVERED(
            502,
            "The receiver did not take the event.",
            "接收方未接受该事件。",
            "The detail says why; correct the receiver and replay it again.",
            "详情说明了原因；请修正接收方后再次重发。");

    private final ProblemText text;

    FeedProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
