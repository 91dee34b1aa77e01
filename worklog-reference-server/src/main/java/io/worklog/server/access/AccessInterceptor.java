package io.worklog.server.access;

import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets nobody to a handler who may not; handlers get the project it found. */
final class AccessInterceptor implements HandlerInterceptor {
    private static final Set<Permission> ENDS_WITH_ARCHIVING =
            Set.of(
                    Permission.RECORD_WRITE,
                    Permission.RECORD_COMMENT,
                    Permission.RECORD_APPROVE,
                    Permission.EVIDENCE_WRITE,
                    Permission.EVENT_WRITE);

    /** Handlers with these change who may what in a project. */
    private static final Set<Permission> MANAGING =
            EnumSet.of(Permission.MEMBER_MANAGE, Permission.PROJECT_MANAGE);

    private final ProjectDirectory projects;
    private final ProjectCache cache;
    private final List<DenialListener> listeners;

    AccessInterceptor(
            ProjectDirectory projects, ProjectCache cache, List<DenialListener> listeners) {
        this.projects = new CachedProjects(projects, cache);
        this.cache = cache;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)
                || !AccessCheck.isOurs(method)
                || method.hasMethodAnnotation(Anyone.class)) {
            return true;
        }
        Permission needed = AccessCheck.permission(method);
        Caller caller =
                CallerAttribute.of(request)
                        .orElseThrow(() ->
                                Problem.of(
                                        ApiProblem.UNAUTHENTICATED,
                                        "this needs a login or an API key"));
        check(request, caller, needed);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception fault) {
        Object project = request.getAttribute(ProjectRef.class.getName());
        if (project instanceof ProjectRef changed
                && handler instanceof HandlerMethod method
                && MANAGING.contains(AccessCheck.permission(method))) {
            cache.forget(changed.id());
        }
    }

    private void check(HttpServletRequest request, Caller caller, Permission needed) {
        ProjectRef project = needed.ofProject() ? project(request, caller) : null;
        Set<Permission> may =
                project == null ? caller.permissions() : projects.permissions(caller, project);
        if (project != null && may.isEmpty()) {
            throw Problem.notFound("the project");
        }
        if (!may.contains(needed)) {
            tell(request, caller, needed, project);
            throw Problem.of(ApiProblem.FORBIDDEN, "this needs the permission " + needed.scope());
        }
        if (project != null && project.archived() && ENDS_WITH_ARCHIVING.contains(needed)) {
            throw Problem.of(ApiProblem.CONFLICT, "the project is archived: it is read-only");
        }
    }

    private ProjectRef project(HttpServletRequest request, Caller caller) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object id = variables instanceof Map<?, ?> map ? map.get("project") : null;
        ProjectRef project =
                projects.find(caller.tenant(), String.valueOf(id))
                        .filter(found -> caller.grant().covers(found.id()))
                        .orElseThrow(() -> Problem.notFound("the project"));
        request.setAttribute(ProjectRef.class.getName(), project);
        return project;
    }

    private void tell(
            HttpServletRequest request,
            Caller caller,
            Permission needed,
            @Nullable ProjectRef project) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String what = request.getMethod() + " " + pattern;
        listeners.forEach(listener -> listener.denied(caller, needed, project, what));
    }
}
