package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.worklog.spring.gate.EndpointRow.Status;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/** Finds all endpoints of some classes and says of each what the rule says. Used once. */
final class EndpointScan {
    private static final String CONTROLLER = "org.springframework.stereotype.Controller";

    /** Methods that take what a class-level listener receives. */
    private static final Set<String> CLASS_LEVEL_HANDLERS =
            Set.of(
                    "org.springframework.kafka.annotation.KafkaHandler",
                    "org.springframework.amqp.rabbit.annotation.RabbitHandler");

    private static final Comparator<EndpointRow> ORDER =
            Comparator.comparing((EndpointRow row) -> row.request().replaceFirst("^\\S+ ", ""))
                    .thenComparing(EndpointRow::request)
                    .thenComparing(EndpointRow::handler);

    private final JavaClasses classes;
    private final GateChoice choice;
    private final Recordings recordings;

    EndpointScan(JavaClasses classes, GateChoice choice) {
        this.classes = classes;
        this.choice = choice;
        this.recordings = new Recordings(classes);
    }

    /** All endpoints, by path. */
    List<EndpointRow> rows() {
        List<EndpointRow> rows = new ArrayList<>();
        for (JavaClass type : classes) {
            if (!choice.excludes(type.getPackageName())) {
                addRows(type, rows);
            }
        }
        rows.sort(ORDER);
        return rows;
    }

    private void addRows(JavaClass type, List<EndpointRow> rows) {
        Unseen.in(type).forEach(rows::add);
        if (type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT)) {
            return;
        }
        Class<?> loaded;
        try {
            loaded = type.reflect();
        } catch (RuntimeException | LinkageError e) {
            rows.add(unloadable(type));
            return;
        }
        MergedAnnotations annotations =
                MergedAnnotations.from(loaded, SearchStrategy.TYPE_HIERARCHY);
        if (annotations.isPresent(CONTROLLER)) {
            select(loaded, method -> HttpMapping.of(loaded, method))
                    .forEach((method, mapping) -> rows.add(http(type, method, mapping)));
        }
        for (Class<? extends Annotation> entry : choice.entries()) {
            select(loaded, method -> entry(annotations, method, entry))
                    .forEach((method, name) -> rows.add(row(type, method, name, true)));
        }
    }

    private static <T> Map<Method, T> select(Class<?> type, MetadataLookup<T> lookup) {
        return new LinkedHashMap<>(MethodIntrospector.selectMethods(type, lookup));
    }

    private static @Nullable String entry(
            MergedAnnotations type, Method method, Class<? extends Annotation> entry) {
        MergedAnnotations own = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
        boolean handles =
                type.isPresent(entry) && CLASS_LEVEL_HANDLERS.stream().anyMatch(own::isPresent);
        boolean listed =
                own.isPresent(entry)
                        || own.stream().anyMatch(one -> holdsSeveral(one.getType(), entry));
        return handles || listed ? "@" + entry.getSimpleName() : null;
    }

    /** Whether an annotation is the container of a repeatable one. */
    private static boolean holdsSeveral(
            Class<? extends Annotation> container, Class<? extends Annotation> entry) {
        Repeatable several = entry.getAnnotation(Repeatable.class);
        return several != null && several.value() == container;
    }

    private EndpointRow http(JavaClass type, Method method, HttpMapping mapping) {
        return row(type, method, mapping.text(), mapping.mutating());
    }

    private EndpointRow row(JavaClass type, Method method, String request, boolean mutating) {
        Optional<JavaMethod> code = Units.find(classes, method);
        Exemption exemption = Exemption.of(type.reflect(), method);
        Found found = code.map(unit -> recordings.of(type, unit)).orElseGet(Found::outside);
        boolean held = mutating || choice.reads();
        return new EndpointRow(
                request,
                handler(type, method),
                code.map(Units::location).orElseGet(() -> Units.location(type)),
                mutating,
                status(found, exemption, held),
                found.eventTypes(),
                found.through(),
                exemption.reason(),
                hints(found, exemption));
    }

    private static Status status(Found found, Exemption exemption, boolean held) {
        if (found.recorded()) {
            return Status.RECORDED;
        }
        if (exemption.isGiven()) {
            return Status.EXEMPT;
        }
        return held ? Status.NOT_RECORDED : Status.READ;
    }

    private static List<String> hints(Found found, Exemption exemption) {
        if (found.recorded()) {
            return List.of();
        }
        List<String> hints = new ArrayList<>(found.hints());
        if (exemption.isBlank()) {
            hints.add("its @NotLogged gives no reason");
        }
        return hints;
    }

    private static String handler(JavaClass type, Method method) {
        String parameters =
                Arrays.stream(method.getParameterTypes())
                        .map(Class::getTypeName)
                        .collect(Collectors.joining(", "));
        return type.getName() + "." + method.getName() + "(" + parameters + ")";
    }

    private static EndpointRow unloadable(JavaClass type) {
        return Unseen.row(
                "CLASS " + type.getSimpleName(),
                type.getName(),
                Units.location(type),
                "the class cannot be loaded in this test");
    }
}
