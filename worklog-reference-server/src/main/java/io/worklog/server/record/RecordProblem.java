package io.worklog.server.record;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** What can stand in the way of work on records. */
enum RecordProblem implements ProblemCode {
    RECORD_STATE(
            409,
            "The record is in a state in which that cannot be done.",
            "记录当前状态不允许此操作。",
            "Read the record again; its state says what can be done.",
            "请重新读取记录，按其状态操作。"),
    RECORD_NOT_YOURS(
            403,
            "Only its author may do that.",
            "只有记录的作者可以执行此操作。",
            "Ask the author, or write a record of your own that links to it.",
            "请联系作者，或另写一条记录并建立关联。"),
    RECORD_FOUR_EYES(
            403,
            "Who wrote a record or took part may not decide on it.",
            "记录的作者和参与人不能审批。",
            "Ask another approver.",
            "请由其他审批人处理。"),
    REASON_REQUIRED(
            422, "This step needs a reason here.", "此步骤需要填写原因。", "Send the reason.", "请填写原因。");

    private final ProblemText text;

    RecordProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
