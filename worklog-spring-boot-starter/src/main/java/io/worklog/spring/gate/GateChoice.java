package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.PackageMatcher;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is held to the rule.
 *
 * @param entries annotations that mark methods beside HTTP endpoints
 * @param reads whether endpoints that only read are
 * @param excluded packages whose controllers are not
 */
record GateChoice(List<Class<? extends Annotation>> entries, boolean reads, List<String> excluded) {
    GateChoice {
        entries = List.copyOf(entries);
        excluded = List.copyOf(excluded);
    }

    static GateChoice standard() {
        return new GateChoice(List.of(), false, List.of());
    }

    GateChoice including(List<Class<? extends Annotation>> more) {
        return new GateChoice(plus(entries, more), reads, excluded);
    }

    GateChoice includingReads() {
        return new GateChoice(entries, true, excluded);
    }

    GateChoice excludingPackages(List<String> more) {
        return new GateChoice(entries, reads, plus(excluded, more));
    }

    boolean excludes(String packageName) {
        return excluded.stream().anyMatch(name -> PackageMatcher.of(name).matches(packageName));
    }

    private static <E> List<E> plus(List<E> list, List<E> more) {
        return Stream.concat(list.stream(), more.stream()).toList();
    }
}
