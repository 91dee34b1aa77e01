package io.worklog.server.access;

import java.util.List;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds handlers that forgot to say who may call them; the server then does not start. */
final class AccessCheck {
    private AccessCheck() {}

    /** Whether a handler is the server's own; a framework's have their own rules. */
    static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("io.worklog.server.");
    }

    static Permission permission(HandlerMethod method) {
        Access access = method.getMethodAnnotation(Access.class);
        if (access == null) {
            throw new IllegalStateException(
                    method.getShortLogMessage() + " has neither @Access nor @Anyone");
        }
        return access.value();
    }

    /** What is wrong with handlers, one line for each. */
    static List<String> faults(RequestMappingHandlerMapping handlers) {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> isOurs(entry.getValue()))
                .filter(entry -> !isComplete(entry.getKey(), entry.getValue()))
                .map(entry ->
                        entry.getValue().getShortLogMessage()
                                + ": needs @Access or @Anyone, and {project} in its path"
                                + " for a permission of projects")
                .sorted()
                .toList();
    }

    private static boolean isComplete(RequestMappingInfo mapping, HandlerMethod method) {
        if (method.hasMethodAnnotation(Anyone.class)) {
            return !method.hasMethodAnnotation(Access.class);
        }
        Access access = method.getMethodAnnotation(Access.class);
        return access != null
                && (!access.value().ofProject()
                        || mapping.getPatternValues().stream()
                                .allMatch(path -> path.contains("{project}")));
    }
}
