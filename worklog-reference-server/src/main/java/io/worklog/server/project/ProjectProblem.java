package io.worklog.server.project;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** What can stand in the way of work on projects. */
enum ProjectProblem implements ProblemCode {
    PROJECT_KEY_TAKEN(
            409, "Another project has this key.", "此项目代号已被使用。", "Choose another key.", "请换一个代号。"),
    LAST_OWNER(
            409,
            "A project needs at least one person who owns it.",
            "项目至少需要一名负责人。",
            "Make somebody else an owner first.",
            "请先指定另一名负责人。"),
    UNKNOWN_MEMBER(
            422,
            "There is no such person or team.",
            "没有此人员或团队。",
            "Choose somebody of the same tenant who can log in.",
            "请选择同一租户内可以登录的人员或团队。"),
    PROJECT_STATE(
            409,
            "The project is archived already, or not archived.",
            "项目已归档，或尚未归档。",
            "Read the project again.",
            "请重新读取项目。");

    private final ProblemText text;

    ProjectProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
