package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.worklog.spring.gate.EndpointRow.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/** Ways into an application whose handlers cannot be told from the classes. */
final class Unseen {
    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final Set<String> ROUTES =
            Set.of(
                    "org.springframework.web.servlet.function.RouterFunction",
                    "org.springframework.web.reactive.function.server.RouterFunction");
    private static final List<String> SERVLETS =
            List.of("jakarta.servlet.http.HttpServlet", "jakarta.servlet.Servlet");
    private static final String EXPORTED =
            "org.springframework.data.rest.core.annotation.RepositoryRestResource";

    private Unseen() {}

    /** What a class has of them. */
    static List<EndpointRow> in(JavaClass type) {
        List<EndpointRow> rows = new ArrayList<>();
        for (JavaMethod method : type.getMethods()) {
            if (ROUTES.contains(method.getRawReturnType().getName())
                    && method.isMetaAnnotatedWith(BEAN)) {
                rows.add(routes(method));
            }
        }
        boolean servlet =
                !Units.isAbstract(type) && SERVLETS.stream().anyMatch(type::isAssignableTo);
        if (servlet) {
            rows.add(whole(type, "SERVLET", "requests to a servlet have no mapping"));
        }
        if (type.isMetaAnnotatedWith(EXPORTED)) {
            rows.add(whole(type, "REPOSITORY", "an exported repository has no code"));
        }
        return rows;
    }

    private static EndpointRow routes(JavaMethod method) {
        Exemption exemption = Exemption.of(method.getOwner().reflect(), method.reflect());
        return row(
                "ROUTES " + method.getName(),
                method.getFullName(),
                Units.location(method),
                "the routes of a RouterFunction are not in the classes",
                exemption.reason());
    }

    private static EndpointRow whole(JavaClass type, String what, String why) {
        String reason =
                MergedAnnotations.from(type.reflect(), SearchStrategy.DIRECT)
                        .get(io.worklog.spring.NotLogged.class)
                        .getValue("reason", String.class)
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null);
        String request = what + " " + type.getSimpleName();
        return row(request, type.getName(), Units.location(type), why, reason);
    }

    static EndpointRow row(String request, String handler, String location, String why) {
        return row(request, handler, location, why, null);
    }

    private static EndpointRow row(
            String request, String handler, String location, String why, @Nullable String reason) {
        return new EndpointRow(
                request,
                handler,
                location,
                true,
                reason == null ? Status.NOT_SEEN : Status.EXEMPT,
                List.of(),
                List.of(),
                reason,
                List.of(why));
    }
}
