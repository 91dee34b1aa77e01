package io.worklog.server.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Made-up work to look at, the same for the same number. Not thread-safe.
 *
 * @param project the project's name
 * @param works what is done, each with two places for what it is done to
 * @param objects what it is done to
 * @param findings what is found
 * @param tags words to find it by
 * @param eventType what an application beside it reports
 */
record SeedScenario(
        String project,
        List<String> works,
        List<String> objects,
        List<String> findings,
        List<String> tags,
        String eventType) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    /** The scenarios by name. */
    static final List<String> NAMES = List.of("bridge", "release");

    static SeedScenario of(String name) {
        return switch (name) {
            case "bridge" -> bridge();
            case "release" -> release();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static SeedScenario bridge() {
        return new SeedScenario(
                "滨江大桥养护（演示）",
                List.of("日常巡检", "裂缝测量", "伸缩缝清理", "支座检查", "排水疏通", "护栏修补"),
                List.of("1 号墩", "2 号墩", "3 号墩", "主梁第 5 段", "主梁第 8 段", "北引桥", "南引桥"),
                List.of(
                        "未见异常。",
                        "发现细裂缝，长 12 cm，宽 0.1 mm，已做标记。",
                        "橡胶老化，建议下月更换。",
                        "积水已清除，排水恢复。",
                        "螺栓松动两处，已紧固。",
                        "混凝土局部剥落，已拍照并登记。"),
                List.of("巡检", "维修", "安全", "复查"),
                "sensor.strain.measured");
    }

    private static SeedScenario release() {
        return new SeedScenario(
                "支付平台发布（演示）",
                List.of("版本发布", "数据库变更", "回归测试", "故障复盘", "权限复核", "应急演练"),
                List.of("订单服务", "支付网关", "对账任务", "用户中心", "风控引擎", "消息队列"),
                List.of(
                        "按方案执行，指标平稳。",
                        "回滚一次，原因为配置遗漏，已补检查项。",
                        "用例 312 条，全部通过。",
                        "延迟升高 20 ms，已扩容。",
                        "收回离职人员权限 3 项。",
                        "演练用时 14 分钟，达到目标。"),
                List.of("发布", "变更", "质量", "安全"),
                "deploy.step.finished");
    }

    /**
     * One piece of work.
     *
     * @param title what was done
     * @param content what was done and found, in Markdown
     * @param object what it was done to
     * @param date when
     * @param minutes how long it took
     * @param tag a word to find it by
     * @param note the text of the file that goes along with it; empty for none
     * @param step how far it got: 0 draft, 1 submitted, 2 approved, 3 returned
     */
    record Work(
            String title,
            String content,
            String object,
            LocalDate date,
            long minutes,
            String tag,
            String note,
            int step) {}

    /** The next piece of work by a generator. */
    Work next(int number, Random random) {
        String work = pick(works, random);
        String object = pick(objects, random);
        String finding = pick(findings, random);
        LocalDate date = FIRST_DAY.plusDays(number / 3);
        String content = "## " + work + "\n\n对象：**" + object + "**\n\n" + finding + "\n";
        boolean noted = random.nextInt(3) == 0;
        return new Work(
                object + " " + work,
                content,
                object,
                date,
                15L * (1 + random.nextInt(16)),
                pick(tags, random),
                noted ? date + " " + object + " " + finding + "\n" : "",
                Math.min(2, random.nextInt(5)) + (random.nextInt(10) == 0 ? 1 : 0));
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
