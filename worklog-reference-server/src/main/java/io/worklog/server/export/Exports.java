package io.worklog.server.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.export.Export.State;
import io.worklog.server.job.Jobs;
import io.worklog.server.trail.Trail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Takes orders for exports and hands out their files. */
final class Exports {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int WINDOWS = 10_000;

    private final Database database;
    private final Jobs jobs;
    private final ExportTasks tasks;
    private final ExportTable table;
    private final ExportHistory history;
    private final ProjectDirectory projects;
    private final Trail trail;
    private final Ids ids;
    private final JsonMapper json;
    private final Cache<String, Boolean> fetched =
            Caffeine.newBuilder().maximumSize(WINDOWS).expireAfterWrite(WINDOW).build();

    Exports(
            Database database,
            Jobs jobs,
            ExportTasks tasks,
            ExportTable table,
            ExportHistory history,
            ProjectDirectory projects,
            Trail trail,
            Ids ids,
            JsonMapper json) {
        this.database = database;
        this.jobs = jobs;
        this.tasks = tasks;
        this.table = table;
        this.history = history;
        this.projects = projects;
        this.trail = trail;
        this.ids = ids;
        this.json = json;
    }

    Export request(Caller caller, ProjectRef project, NewExport wanted) {
        ExportSource source = valid(wanted);
        ExportOrder order =
                wanted.order(ids.next("exp"), source, trail.of(project).head().size().value());
        allowed(caller, project, source, order);
        String parameters = json.writeValueAsString(order);
        return database.inTransaction(() -> {
            String job = jobs.submit(caller, ExportWorker.KIND, project.id(), parameters).id();
            history.requested(caller, project, job, order);
            return get(project, order.export());
        });
    }

    private ExportSource valid(NewExport wanted) {
        List<Problem.Place> faults = wanted.faults(tasks.sourceNames());
        @Nullable ExportSource source = tasks.source(NewExport.text(wanted.source())).orElse(null);
        if (source != null) {
            faults.addAll(source.faults(wanted.filters()));
        }
        if (source == null || !faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return source;
    }

    private void allowed(
            Caller caller, ProjectRef project, ExportSource source, ExportOrder order) {
        Set<Permission> may = projects.permissions(caller, project);
        boolean bytes = order.format() == ExportFormat.BUNDLE && order.withEvidence();
        Permission missing =
                !may.contains(source.needs())
                        ? source.needs()
                        : bytes && !may.contains(Permission.EVIDENCE_READ)
                                ? Permission.EVIDENCE_READ
                                : null;
        if (missing != null) {
            throw Problem.of(
                    ApiProblem.FORBIDDEN, "this needs the permission " + missing.scope() + " too");
        }
    }

    Export get(ProjectRef project, String id) {
        return table.find(project.id(), id).orElseThrow(() -> Problem.notFound("the export"));
    }

    Page<Export> list(ProjectRef project, @Nullable String cursor, PageLimit limit) {
        return Page.of(table.list(project.id(), cursor, limit), limit, Export::id);
    }

    ResponseEntity<Resource> file(Caller caller, ProjectRef project, String id) {
        Export export = get(project, id);
        allowed(caller, project, export);
        Path file = jobs.folder(export.job()).resolve(ExportWorker.fileName(export.format()));
        if (export.state() == State.EXPIRED || ready(export) && !Files.exists(file)) {
            throw Problem.of(ExportProblem.EXPORT_EXPIRED, "ask for it again");
        }
        if (!ready(export)) {
            throw Problem.of(ExportProblem.EXPORT_NOT_READY, "its state is " + export.state());
        }
        remember(caller, project, export);
        return ResponseEntity.ok()
                .headers(headers(project, export))
                .contentType(MediaType.parseMediaType(export.format().mediaType()))
                .body(new FileSystemResource(file));
    }

    private static boolean ready(Export export) {
        return export.state() == State.READY;
    }

    /** Who may not read the source any more may not fetch it in a file either. */
    private void allowed(Caller caller, ProjectRef project, Export export) {
        ExportSource source =
                tasks.source(export.source()).orElseThrow(() -> Problem.notFound("the export"));
        if (!projects.permissions(caller, project).contains(source.needs())) {
            throw Problem.of(
                    ApiProblem.FORBIDDEN,
                    "this needs the permission " + source.needs().scope() + " too");
        }
    }

    private void remember(Caller caller, ProjectRef project, Export export) {
        String one = caller.userId() + ' ' + export.id();
        if (fetched.getIfPresent(one) == null) {
            history.downloaded(project, export);
            fetched.put(one, Boolean.TRUE);
        }
    }

    private static HttpHeaders headers(ProjectRef project, Export export) {
        String sha256 = String.valueOf(export.sha256());
        HttpHeaders headers = new HttpHeaders();
        headers.setETag('"' + sha256 + '"');
        headers.set("Repr-Digest", "sha-256=:" + base64(sha256) + ':');
        headers.setCacheControl("private, no-store");
        String name = project.id() + '-' + export.id() + '.' + export.format().suffix();
        headers.setContentDisposition(ContentDisposition.attachment().filename(name).build());
        return headers;
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
