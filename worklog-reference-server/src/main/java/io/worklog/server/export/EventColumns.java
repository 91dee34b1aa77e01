package io.worklog.server.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of events: those of the CSV form, then the sentence. */
final class EventColumns {
    private static final Map<String, String> TITLES_ZH =
            Map.ofEntries(
                    Map.entry("index", "序号"),
                    Map.entry("id", "标识"),
                    Map.entry("occurredAt", "发生时间"),
                    Map.entry("recordedAt", "记录时间"),
                    Map.entry("type", "事件类型"),
                    Map.entry("verb", "动作"),
                    Map.entry("actorType", "操作者类型"),
                    Map.entry("actorId", "操作者标识"),
                    Map.entry("actorName", "操作者"),
                    Map.entry("onBehalfOf", "代表"),
                    Map.entry("targets", "对象"),
                    Map.entry("outcome", "结果"),
                    Map.entry("outcomeDetail", "结果说明"),
                    Map.entry("reason", "原因"),
                    Map.entry("message", "消息参数"),
                    Map.entry("changes", "变更"),
                    Map.entry("evidence", "证据"),
                    Map.entry("ip", "地址"),
                    Map.entry("tenant", "租户"),
                    Map.entry("severity", "级别"),
                    Map.entry("correlationId", "关联标识"),
                    Map.entry("batchId", "批次标识"),
                    Map.entry("metadata", "附加信息"),
                    Map.entry("withheld", "已抹除"));

    private static final Map<String, String> TITLES =
            Map.of(
                    "index", "No.",
                    "occurredAt", "Time",
                    "type", "Type",
                    "actorName", "Actor",
                    "outcome", "Outcome");

    private static final Map<String, Integer> WIDTHS =
            Map.of("index", 6, "occurredAt", 16, "type", 16, "actorName", 10, "outcome", 8);

    static final List<ExportColumn> ALL = all();

    private EventColumns() {}

    private static List<ExportColumn> all() {
        List<ExportColumn> columns = new ArrayList<>();
        for (String key : EventCsv.COLUMNS) {
            columns.add(
                    new ExportColumn(
                            key,
                            TITLES.getOrDefault(key, key),
                            TITLES_ZH.getOrDefault(key, key),
                            WIDTHS.getOrDefault(key, 0)));
        }
        columns.add(new ExportColumn("sentence", "What happened", "事件说明", 44));
        return List.copyOf(columns);
    }
}
