package io.worklog.spring.gate;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * How requests reach a method, read as Spring's own handler mapping reads it: annotations of
 * annotations, of interfaces and of superclasses count.
 *
 * @param methods HTTP methods; empty for any
 * @param paths patterns, never empty
 */
record HttpMapping(Set<String> methods, List<String> paths) {
    private static final String REQUEST = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String EXCHANGE =
            "org.springframework.web.service.annotation.HttpExchange";
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** The mapping of a method of a controller, or nothing where it has none. */
    static @Nullable HttpMapping of(Class<?> controller, Method method) {
        MergedAnnotations own = annotations(method);
        MergedAnnotations type = MergedAnnotations.from(controller, SearchStrategy.TYPE_HIERARCHY);
        if (own.isPresent(REQUEST)) {
            return joined(requestMapping(own), requestMapping(type));
        }
        return own.isPresent(EXCHANGE) ? joined(exchange(own), exchange(type)) : null;
    }

    private static MergedAnnotations annotations(Method method) {
        return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
    }

    private static HttpMapping requestMapping(MergedAnnotations from) {
        MergedAnnotation<?> mapping = from.get(REQUEST);
        return mapping.isPresent()
                ? new HttpMapping(names(mapping), List.of(mapping.getStringArray("path")))
                : none();
    }

    private static Set<String> names(MergedAnnotation<?> mapping) {
        Set<String> names = new TreeSet<>();
        Object[] methods = (Object[]) mapping.getValue("method").orElse(new Object[0]);
        Arrays.stream(methods).map(Object::toString).forEach(names::add);
        return names;
    }

    private static HttpMapping exchange(MergedAnnotations from) {
        MergedAnnotation<?> mapping = from.get(EXCHANGE);
        if (!mapping.isPresent()) {
            return none();
        }
        String method = mapping.getString("method");
        String path = mapping.getString("url");
        return new HttpMapping(method.isEmpty() ? Set.of() : Set.of(method), List.of(path));
    }

    private static HttpMapping none() {
        return new HttpMapping(Set.of(), List.of());
    }

    private static HttpMapping joined(HttpMapping own, HttpMapping type) {
        Set<String> methods = new TreeSet<>(own.methods());
        methods.addAll(type.methods());
        List<String> paths = new ArrayList<>();
        for (String before : orRoot(type.paths())) {
            orRoot(own.paths()).forEach(path -> paths.add(path(before, path)));
        }
        return new HttpMapping(methods, paths);
    }

    private static List<String> orRoot(List<String> paths) {
        return paths.isEmpty() ? List.of("") : paths;
    }

    private static String path(String before, String path) {
        String joined = "/" + before + "/" + path;
        String clean = joined.replaceAll("/{2,}", "/");
        return clean.length() > 1 && clean.endsWith("/")
                ? clean.substring(0, clean.length() - 1)
                : clean;
    }

    boolean mutating() {
        return methods.isEmpty() || methods.stream().anyMatch(CHANGING::contains);
    }

    /** Such as {@code POST /orders}. */
    String text() {
        String verbs = methods.isEmpty() ? "ANY" : String.join("|", methods);
        return verbs + " " + String.join(" ", paths);
    }
}
