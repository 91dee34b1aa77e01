package io.worklog.server.export;

import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.job.Job;
import io.worklog.server.job.JobFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Finds out what a job is to do, and opens what it writes to. */
final class ExportTasks {
    private final ProjectDirectory projects;
    private final List<ExportSource> sources;
    private final ExportProperties properties;
    private final JsonMapper json;

    ExportTasks(
            ProjectDirectory projects,
            List<ExportSource> sources,
            ExportProperties properties,
            JsonMapper json) {
        this.projects = projects;
        this.sources = List.copyOf(sources);
        this.properties = properties;
        this.json = json;
    }

    Optional<ExportSource> source(String name) {
        return sources.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    List<String> sourceNames() {
        return sources.stream().map(ExportSource::name).sorted().toList();
    }

    ExportOrder order(Job job) {
        return json.readValue(job.parameters(), ExportOrder.class);
    }

    ExportTask of(Job job) {
        ExportOrder order = order(job);
        ProjectRef project =
                projects.find(job.tenant(), String.valueOf(job.project()))
                        .orElseThrow(() -> new JobFailedException("the project is gone"));
        ExportSource source =
                source(order.source())
                        .orElseThrow(() -> new JobFailedException("there is no such source"));
        Locale language = Locale.forLanguageTag(order.language());
        ExportQuery query = new ExportQuery(project, order.filter(), language, order.logSize());
        return new ExportTask(order, source, query);
    }

    /** The file, to be gone on with after a length. */
    RowSink sink(Job job, ExportTask task, Path file, long length) throws IOException {
        List<ExportColumn> columns = task.columns();
        return switch (task.order().format()) {
            case NDJSON -> LineSink.ndjson(file, length);
            case CSV -> LineSink.csv(file, length, columns, task.order().byteOrderMark());
            case XLSX -> new ExcelSink(file, columns, task.language(), properties.sheetRows());
            case PDF -> new PdfSink(file, task, title(task), facts(job, task), ReportFont.load());
            case BUNDLE -> throw new IllegalStateException("a bundle has no rows");
        };
    }

    private static boolean zh(ExportTask task) {
        return task.language().getLanguage().equals("zh");
    }

    private static String title(ExportTask task) {
        return (zh(task) ? "工作留痕报告 · " : "Worklog report · ") + task.query().project().name();
    }

    private static Map<String, String> facts(Job job, ExportTask task) {
        boolean zh = zh(task);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(zh ? "项目" : "Project", task.query().project().id());
        facts.put(zh ? "导出人" : "Made for", job.ownerName() + " (" + job.owner() + ")");
        facts.put(zh ? "时间 (UTC)" : "Time (UTC)", job.createdAt().toString());
        facts.put(zh ? "内容" : "Content", content(task.order()));
        facts.put(zh ? "日志条数" : "Entries of the log", Long.toString(task.query().logSize()));
        facts.put(zh ? "导出标识" : "Export", task.order().export());
        return facts;
    }

    private static String content(ExportOrder order) {
        return order.filter().isEmpty() ? order.source() : order.source() + " " + order.filter();
    }
}
