package io.worklog.server.log;

import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads an {@link EventFilter} from the parameters of a request, strictly: a parameter that the
 * handler does not know is a fault, since a filter with a typing error would answer with too much.
 */
final class EventFilterArguments implements HandlerMethodArgumentResolver {
    private static final String METADATA = "metadata.";
    private static final int MOST_VALUES = 100;
    private static final Set<String> MANY = Set.of("actor", "type", "verb", "outcome");
    private static final Set<String> ONE =
            Set.of(
                    "targetType",
                    "targetId",
                    "from",
                    "to",
                    "minSeverity",
                    "correlationId",
                    "batchId",
                    "changedPath",
                    "oldValue",
                    "newValue",
                    "evidence",
                    "text");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == EventFilter.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        return read(web.getParameterMap(), others(parameter));
    }

    /** Parameters that the handler has beside the filter. */
    private static Set<String> others(MethodParameter filter) {
        Set<String> names = new TreeSet<>();
        for (var each : filter.getExecutable().getParameters()) {
            RequestParam annotation = each.getAnnotation(RequestParam.class);
            if (annotation != null) {
                names.add(annotation.name().isEmpty() ? each.getName() : annotation.name());
            }
        }
        return names;
    }

    static EventFilter read(Map<String, String[]> given, Set<String> others) {
        List<Place> faults = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            boolean pair = name.startsWith(METADATA);
            if (!pair && !MANY.contains(name) && !ONE.contains(name)) {
                if (!others.contains(name)) {
                    faults.add(new Place(name, "is not a parameter here"));
                }
            } else if (values.length > (MANY.contains(name) ? MOST_VALUES : 1)) {
                faults.add(new Place(name, "is given too often"));
            } else if (pair) {
                metadata.put(name.substring(METADATA.length()), values[0]);
            }
        });
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return filter(given, metadata);
    }

    private static EventFilter filter(Map<String, String[]> given, Map<String, String> metadata) {
        return new EventFilter(
                many(given, "actor"),
                many(given, "type"),
                many(given, "verb"),
                one(given, "targetType"),
                one(given, "targetId"),
                many(given, "outcome"),
                one(given, "from"),
                one(given, "to"),
                one(given, "minSeverity"),
                one(given, "correlationId"),
                one(given, "batchId"),
                one(given, "changedPath"),
                one(given, "oldValue"),
                one(given, "newValue"),
                one(given, "evidence"),
                one(given, "text"),
                metadata);
    }

    private static List<String> many(Map<String, String[]> given, String name) {
        String[] values = given.get(name);
        return values == null ? List.of() : List.of(values);
    }

    private static @Nullable String one(Map<String, String[]> given, String name) {
        String[] values = given.get(name);
        return values == null ? null : values[0];
    }
}
