package io.worklog.server.user;

import io.worklog.server.api.ProblemCode;
import io.worklog.server.api.ProblemText;

/** Problems with people and what they prove who they are with. */
public enum UserProblem implements ProblemCode {
    BAD_LOGIN(
            401,
            "Name and password do not belong together, or the account may not log in.",
            "用户名与密码不匹配，或该账号不能登录。",
            "Check both; an administrator can make a link for a new password.",
            "请检查用户名和密码；管理员可以生成重设密码的链接。"),
    LOGIN_THROTTLED(
            429,
            "Too many failed logins from here.",
            "来自此处的失败登录过多。",
            "Wait as long as Retry-After says; logins from elsewhere are not held up.",
            "请按 Retry-After 等待；其他地方的登录不受影响。"),
    CSRF(
            403,
            "A change with a login cookie must show that it comes from the server's own pages.",
            "使用登录 Cookie 的修改必须证明来自本系统页面。",
            "Send the header X-Worklog-CSRF: 1, or use an API key.",
            "请发送请求头 X-Worklog-CSRF: 1，或使用 API 密钥。"),
    SETUP_DONE(
            410,
            "The first set-up is done.",
            "首次设置已完成。",
            "Log in; an administrator can invite you.",
            "请登录；管理员可以邀请您。"),
    LINK_INVALID(
            410,
            "The link is not valid: it was used, replaced, or is too old.",
            "链接无效：已使用、已被替换或已过期。",
            "Ask for a new one; for the first set-up start the server again.",
            "请获取新链接；首次设置请重新启动服务器。"),
    NAME_TAKEN(
            409,
            "Somebody or something else has that name.",
            "该名称已被使用。",
            "Choose another name.",
            "请换一个名称。"),
    OWN_ACCOUNT(
            409,
            "Nobody does that to their own account.",
            "不能对自己的账号执行此操作。",
            "Ask somebody else with the same role.",
            "请由具有相同角色的其他人执行。"),
    LAST_ADMINISTRATOR(
            409,
            "A tenant keeps at least one administrator.",
            "租户至少保留一名系统管理员。",
            "Make somebody else administrator first.",
            "请先任命另一名系统管理员。"),
    ROLE_HELD(
            409,
            "The person has another role already; nobody has two.",
            "该人员已有其他角色；一人只能担任一个角色。",
            "Take the role away first, or choose somebody else.",
            "请先撤销其角色，或选择其他人。"),
    ROLE_NOT_FIRST(
            409,
            "Only the first security officer and the first auditor are appointed by administrators.",
            "只有首位安全管理员和首位安全审计员由系统管理员任命。",
            "A security officer gives and takes roles.",
            "角色由安全管理员授予和撤销。"),
    KEY_TOO_WIDE(
            403,
            "A key cannot be allowed more, or live longer, than what it is made with.",
            "密钥的权限和有效期不能超过创建它所用的凭据。",
            "Ask for fewer scopes and projects, or log in to make it.",
            "请减少权限和项目范围，或登录后创建。"),
    DEVICE_ENDED(
            410,
            "No program waits with this code: it is too late, or was decided.",
            "没有程序在等待此代码：已过期，或已作出决定。",
            "Start the login of the program again and use the code that it shows then.",
            "请重新启动程序的登录，并使用其显示的新代码。"),
    DEVICES_WAITING(
            429,
            "Too many programs wait to be let in.",
            "等待登录的程序过多。",
            "Wait as long as Retry-After says.",
            "请按 Retry-After 等待。");

    private final ProblemText text;

    UserProblem(int status, String title, String titleZh, String remedy, String remedyZh) {
        text = new ProblemText(status, title, titleZh, remedy, remedyZh);
    }

    @Override
    public ProblemText text() {
        return text;
    }
}
