package io.worklog.server.evidence;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems with files. */
enum EvidenceProblem implements ProblemCode {
    EVIDENCE_TOO_LARGE(
            413,
            "The file is larger than this project allows.",
            "文件超过本项目的上限。",
            "Send a smaller file, or ask an owner to raise the limit.",
            "请上传较小的文件，或请负责人提高上限。"),
    EVIDENCE_TYPE_REFUSED(
            415,
            "Content of this type may not be uploaded here.",
            "此处不允许上传该类型的内容。",
            "Send another format; what counts is the content, not the name.",
            "请换一种格式；以内容为准，而非文件名。"),
    EVIDENCE_DIGEST_MISMATCH(
            422,
            "The bytes that arrived do not have the digest that was announced.",
            "收到的内容与声明的摘要不符。",
            "Send the file again.",
            "请重新上传文件。"),
    EVIDENCE_INFECTED(
            422,
            "A virus was found in the file.",
            "文件中发现病毒。",
            "Clean the machine the file comes from. The file can be read by nobody.",
            "请清理文件来源的机器。该文件不可读取。"),
    EVIDENCE_QUARANTINED(
            409,
            "The file was not yet found clean.",
            "文件尚未通过病毒检查。",
            "Try again in some minutes.",
            "请几分钟后重试。"),
    EVIDENCE_ERASED(
            410,
            "The file was removed; what was sealed about it stays.",
            "文件已删除；关于它的封存记录仍在。",
            "Look at its custody in the project's log.",
            "请在项目日志中查看其保管记录。"),
    EVIDENCE_DAMAGED(
            500,
            "The bytes that are kept are not those that were uploaded.",
            "保存的内容与上传时不一致。",
            "Tell the operator; restore the file from a backup.",
            "请告知运维人员，并从备份恢复该文件。"),
    NO_THUMBNAIL(
            404,
            "There is no small picture of this file.",
            "该文件没有缩略图。",
            "Download the file itself. Pictures are made of JPEG, PNG and GIF up to a size.",
            "请下载文件本身。仅对一定大小内的 JPEG、PNG、GIF 生成缩略图。"),
    UPLOAD_OFFSET_CONFLICT(
            409,
            "The upload goes on at another place.",
            "上传的续传位置不符。",
            "Ask for the offset with HEAD and go on there.",
            "请用 HEAD 查询偏移量后从该处继续。"),
    UPLOAD_INCOMPLETE(
            409,
            "Not all of the file has arrived.",
            "文件尚未全部上传。",
            "Send the rest, then complete the upload.",
            "请上传剩余部分后再完成上传。"),
    TOO_MANY_UPLOADS(
            429,
            "You have too many uploads that are not complete.",
            "您未完成的上传过多。",
            "Complete or abandon some.",
            "请完成或放弃部分上传。"),
    RANGE_NOT_SATISFIABLE(
            416,
            "The range lies outside of the file.",
            "请求的范围超出文件。",
            "Ask for a range within the size that Content-Range names.",
            "请在 Content-Range 给出的大小内请求。");

    private final ProblemText text;

    EvidenceProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
