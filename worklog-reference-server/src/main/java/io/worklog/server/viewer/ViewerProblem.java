package io.worklog.server.viewer;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems with tokens of viewers. */
enum ViewerProblem implements ProblemCode {
    VIEWER_TOKEN_ENDED(
            401,
            "The token of this viewer is not valid, or not any more.",
            "此查看器的令牌无效或已过期。",
            "Load the page again; its site then asks for a new token.",
            "请重新加载页面；页面所在网站会申请新的令牌。"),
    TOO_MANY_VIEWER_TOKENS(
            409,
            "The project has too many viewer tokens that are still good.",
            "项目中仍有效的查看器令牌过多。",
            "Revoke those that are not needed, or wait until they end.",
            "请吊销不再需要的令牌，或等待其过期。");

    private final ProblemText text;

    ViewerProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
