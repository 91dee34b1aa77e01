package io.worklog.server.log;

import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import io.worklog.server.export.EventFilter;
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
    private static final int MOST_VALUES = 100;

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
        Map<String, List<String>> parts = new LinkedHashMap<>();
        given.forEach((name, values) -> {
            if (!EventFilter.isPart(name)) {
                if (!others.contains(name)) {
                    faults.add(new Place(name, "is not a parameter here"));
                }
            } else if (values.length > (EventFilter.isMany(name) ? MOST_VALUES : 1)) {
                faults.add(new Place(name, "is given too often"));
            } else if (values.length > 0) {
                parts.put(name, List.of(values));
            }
        });
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return EventFilter.of(parts);
    }
}
