package io.worklog.benchmarks.report;

import io.worklog.benchmarks.report.Profile.Share;
import java.util.List;

/** The profiles as tables of shares. */
final class ProfileTables {
    private ProfileTables() {}

    static String html(List<Profile> profiles) {
        StringBuilder html = new StringBuilder("<p>");
        html.append(
                Html.both(
                        "Samples of running Java threads by JFR, after the warm-up, one fork."
                                + " What waits for a disk, a server or another thread is not"
                                + " counted, nor is native code.",
                        "JFR 在预热之后对运行中的 Java 线程采样，一个进程。" + "等待磁盘、服务器或其他线程的时间不计入，本地代码也不计入。"));
        html.append("</p>");
        profiles.forEach(p -> html.append(profile(p)));
        return html.toString();
    }

    private static String profile(Profile profile) {
        return "<article id=\"%s\"><h3>%s</h3>".formatted(profile.id(), Html.escape(profile.name()))
                + "<div class=\"profile\">"
                + table(profile, "thread", "线程", profile.threads())
                + table(profile, "nearest method of the library", "最近的本库方法", profile.own())
                + table(profile, "method at the top", "栈顶方法", profile.methods())
                + "</div></article>";
    }

    /** A name that may go on in the next line after a dot. */
    private static String breakable(String name) {
        return Html.escape(name).replace(".", ".<wbr/>");
    }

    private static String table(Profile profile, String en, String zh, List<Share> shares) {
        return Html.table(
                List.of(
                        Html.both(en, zh),
                        Html.both("of " + profile.samples(), "共 " + profile.samples())),
                shares.stream()
                        .map(s ->
                                List.of(
                                        "<code>" + breakable(s.what()) + "</code>",
                                        Html.percent((double) s.samples() / profile.samples())))
                        .toList());
    }
}
