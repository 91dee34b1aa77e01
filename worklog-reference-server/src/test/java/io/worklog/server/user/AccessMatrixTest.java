package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.access.Access;
import io.worklog.server.access.Anyone;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRole;
import io.worklog.server.access.SystemRole;
import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every handler of the server × every role of a project × every system role × keys × another tenant
 * × nobody, over HTTP: the answer is the one that the tables of roles say. The tables themselves are
 * held against the document in {@link io.worklog.server.access.RoleTablesTest}.
 */
class AccessMatrixTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private enum Answer {
        NOBODY,
        HIDDEN,
        REFUSED,
        LET_IN,
        /** Never right: an input that is wrong is told so. */
        FAILED
    }

    /**
     * Somebody who calls.
     *
     * @param name for the report
     * @param header name and value of the credential
     * @param system what they may apart from projects
     * @param project what they may in the project; empty means that they do not see it
     */
    private record Who(
            String name, List<String> header, Set<Permission> system, Set<Permission> project) {
        Answer expected(HandlerMethod method) {
            Access access = method.getMethodAnnotation(Access.class);
            if (access == null) {
                return Answer.LET_IN;
            }
            if (header.isEmpty()) {
                return Answer.NOBODY;
            }
            Permission needed = access.value();
            if (needed.ofProject() && project.isEmpty()) {
                return Answer.HIDDEN;
            }
            boolean may = (needed.ofProject() ? project : system).contains(needed);
            return may ? Answer.LET_IN : Answer.REFUSED;
        }
    }

    private final TestTenant tenant = TestTenant.create(SERVER);
    private final List<String> faults = new ArrayList<>();
    private int asked;

    @Test
    void everyAnswerIsTheOneOfTheTables() throws Exception {
        List<Who> everybody = everybody();
        String shared = project();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> one : handlers().entrySet()) {
            for (RequestMethod method : one.getKey().getMethodsCondition().getMethods()) {
                String project = method == RequestMethod.GET ? shared : project();
                ask(one.getKey(), one.getValue(), method, project, everybody);
            }
        }
        assertThat(asked).isGreaterThan(500);
        assertThat(faults).as("of " + asked + " requests").isEmpty();
    }

    private static Map<RequestMappingInfo, HandlerMethod> handlers() {
        Map<RequestMappingInfo, HandlerMethod> ours =
                new java.util.HashMap<>(
                        SERVER.bean(RequestMappingHandlerMapping.class).getHandlerMethods());
        ours.values()
                .removeIf(
                        method -> !method.getBeanType().getName().startsWith("io.worklog.server."));
        assertThat(ours).hasSizeGreaterThan(30);
        return ours;
    }

    private void ask(
            RequestMappingInfo info,
            HandlerMethod handler,
            RequestMethod method,
            String project,
            List<Who> everybody)
            throws Exception {
        List<Who> refusedFirst = new ArrayList<>(everybody);
        refusedFirst.sort(
                java.util.Comparator.comparing(who -> who.expected(handler) == Answer.LET_IN));
        for (String pattern : info.getPatternValues()) {
            for (Who who : refusedFirst) {
                Answer expected = who.expected(handler);
                HttpRequest request = request(info, method, path(pattern, project), who, expected);
                Answer got = answer(request, expected);
                asked++;
                if (got != expected) {
                    faults.add(method + " " + pattern + " by " + who.name() + ": " + got);
                }
            }
        }
    }

    private static HttpRequest request(
            RequestMappingInfo info, RequestMethod method, String path, Who who, Answer expected) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(SERVER.url() + path))
                        .timeout(Duration.ofSeconds(expected == Answer.LET_IN ? 1 : 60));
        if (!who.header().isEmpty()) {
            request.header(who.header().get(0), who.header().get(1));
        }
        info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .or(() -> java.util.Optional.of(MediaType.APPLICATION_JSON))
                .ifPresent(type -> request.header("Content-Type", concrete(type)));
        info.getProducesCondition().getProducibleMediaTypes().stream()
                .findFirst()
                .ifPresent(type -> request.header("Accept", type + ", application/problem+json"));
        boolean body = method != RequestMethod.GET && method != RequestMethod.DELETE;
        return request.method(
                        method.name(),
                        body
                                ? HttpRequest.BodyPublishers.ofString("{}")
                                : HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static String concrete(MediaType type) {
        return type.isConcrete() ? type.toString() : "application/json";
    }

    /** A handler that was let in may answer for ever, as a live tail does. */
    private static Answer answer(HttpRequest request, Answer expected)
            throws IOException, InterruptedException {
        try {
            HttpResponse<java.io.InputStream> answer =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (request.method().equals("HEAD")) {
                return withoutBody(answer.statusCode(), expected);
            }
            try (var body = answer.body()) {
                return answer.statusCode() < 400
                        ? Answer.LET_IN
                        : classify(
                                answer.statusCode(),
                                new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (HttpTimeoutException e) {
            if (expected == Answer.LET_IN) {
                return Answer.LET_IN;
            }
            throw e;
        }
    }

    /** Of a HEAD only the status is known: not whether the project is hidden or what is in it. */
    private static Answer withoutBody(int status, Answer expected) {
        return switch (status) {
            case 401 -> Answer.NOBODY;
            case 403 -> Answer.REFUSED;
            case 404 -> expected == Answer.HIDDEN ? Answer.HIDDEN : Answer.LET_IN;
            case 500 -> Answer.FAILED;
            default -> Answer.LET_IN;
        };
    }

    private static Answer classify(int status, String body) {
        assertThat(status).as(body).isNotEqualTo(429);
        if (status == 500) {
            return Answer.FAILED;
        }
        if (status == 401 && body.contains("\"code\":\"unauthenticated\"")) {
            return Answer.NOBODY;
        }
        if (status == 403 && body.contains("this needs the permission")) {
            return Answer.REFUSED;
        }
        if (status == 404 && body.contains("\"detail\":\"the project is not there")) {
            return Answer.HIDDEN;
        }
        return Answer.LET_IN;
    }

    /** Variables may have an expression with braces of its own. */
    private static String path(String pattern, String project) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < pattern.length(); at++) {
            char next = pattern.charAt(at);
            if (next == '{' && depth++ == 0) {
                from = at + 1;
            } else if (next == '}' && --depth == 0) {
                path.append(value(pattern.substring(from, at), project));
            } else if (depth == 0) {
                path.append(next);
            }
        }
        return path.toString();
    }

    private static String value(String variable, String project) {
        if (variable.equals("project")) {
            return project;
        }
        return variable.contains(":") ? "1" : "x";
    }

    private String project() {
        var made = SERVER.post(tenant.caller("founder"), "/api/v1/projects", "{\"name\":\"矩阵\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = TestServer.text(made.body(), "id");
        for (ProjectRole role : ProjectRole.values()) {
            member(id, "u-" + role.name().toLowerCase(java.util.Locale.ROOT), role);
        }
        for (SystemRole role : SystemRole.values()) {
            member(id, "s-" + role.name().toLowerCase(java.util.Locale.ROOT), ProjectRole.OWNER);
        }
        member(id, tenant.member(), ProjectRole.OWNER);
        return id;
    }

    private static void member(String project, String user, ProjectRole role) {
        SERVER.bean(Database.class)
                .sql()
                .execute(
                        "insert into project_members (project_id, user_id, role) values (?, ?, ?)",
                        project,
                        user,
                        role.name());
    }

    private List<Who> everybody() {
        List<Who> all = new ArrayList<>();
        Set<Permission> ordinary =
                EnumSet.of(Permission.SELF, Permission.USER_READ, Permission.PROJECT_CREATE);
        all.add(new Who("nobody", List.of(), Set.of(), Set.of()));
        all.add(test("a stranger of the tenant", tenant.caller("stranger"), ordinary, Set.of()));
        for (ProjectRole role : ProjectRole.values()) {
            String user = "u-" + role.name().toLowerCase(java.util.Locale.ROOT);
            all.add(test("project " + role, tenant.caller(user), ordinary, role.permissions()));
            all.add(test(role + " elsewhere", "elsewhere/" + user, ordinary, Set.of()));
        }
        Arrays.stream(SystemRole.values()).forEach(role -> addDuty(all, role));
        Set<Permission> first = EnumSet.of(Permission.SELF, Permission.USER_READ);
        first.addAll(SystemRole.ADMINISTRATOR.permissions());
        all.add(test("the first tenant's", "default/boss/ADMINISTRATOR", first, Set.of()));
        addKeys(all);
        return all;
    }

    /** Who runs the system may in a project what the duty says, even as an owner of it. */
    private void addDuty(List<Who> all, SystemRole role) {
        Set<Permission> system = EnumSet.of(Permission.SELF, Permission.USER_READ);
        system.addAll(role.permissions());
        system.remove(Permission.TENANT_MANAGE);
        Set<Permission> project = EnumSet.noneOf(Permission.class);
        role.permissions().stream().filter(Permission::ofProject).forEach(project::add);
        String owner = "s-" + role.name().toLowerCase(java.util.Locale.ROOT);
        for (String user : List.of("duty", owner)) {
            String caller = tenant.caller(user) + '/' + role;
            all.add(test("system " + role + " as " + user, caller, system, project));
        }
    }

    private static Who test(
            String name, String caller, Set<Permission> system, Set<Permission> project) {
        return new Who(name, List.of("X-Test-Caller", caller), system, project);
    }

    private void addKeys(List<Who> all) {
        Browser lin = tenant.lin();
        all.add(
                new Who(
                        "an owner's key for reading projects",
                        key(lin, "\"project-read\"", "null"),
                        Set.of(),
                        EnumSet.of(Permission.PROJECT_READ)));
        String other =
                TestServer.text(
                        lin.send("POST", "/api/v1/projects", "{\"name\":\"另一\"}").body(), "id");
        all.add(
                new Who(
                        "an owner's key for another project",
                        key(lin, "\"record-read\",\"user-read\"", "[\"" + other + "\"]"),
                        EnumSet.of(Permission.USER_READ),
                        Set.of()));
    }

    private static List<String> key(Browser lin, String scopes, String projects) {
        var made =
                lin.send(
                        "POST",
                        "/api/v1/keys",
                        "{\"name\":\"k\",\"scopes\":[%s],\"projects\":%s}"
                                .formatted(scopes, projects));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return List.of("Authorization", "Bearer " + TestServer.text(made.body(), "secret"));
    }

    @Test
    void handlersForAnyoneSayWhy() {
        assertThat(handlers().values())
                .filteredOn(method -> method.hasMethodAnnotation(Anyone.class))
                .isNotEmpty()
                .allSatisfy(method ->
                        assertThat(
                                        java.util.Objects.requireNonNull(
                                                        method.getMethodAnnotation(Anyone.class))
                                                .reason())
                                .hasSizeGreaterThan(10));
    }
}
