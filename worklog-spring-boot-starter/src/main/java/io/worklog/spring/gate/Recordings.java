package io.worklog.spring.gate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.worklog.spring.gate.CallGraph.Call;
import io.worklog.spring.gate.CallGraph.Implementation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which methods of the imported classes record. The least set is taken: a method records if it
 * commits or appends itself, or if every implementation that one of its calls may reach records.
 * Methods that only call each other in a circle record nothing.
 */
final class Recordings {
    private static final int MAX_HINTS = 3;

    private final CallGraph graph;
    private final LoggedMethods logged;

    /** The methods whose code records, with the call that was found first: the shortest way. */
    private final Map<JavaCodeUnit, Step> recording = new HashMap<>();

    /** A step towards the recording: the call, or nothing where the method does it itself. */
    private record Step(List<Implementation> next) {}

    Recordings(JavaClasses classes) {
        this.graph = new CallGraph(classes);
        this.logged = new LoggedMethods(classes);
        mark(units(classes));
    }

    private static List<JavaCodeUnit> units(JavaClasses classes) {
        List<JavaCodeUnit> units = new ArrayList<>();
        for (JavaClass type : classes) {
            units.addAll(type.getCodeUnits());
        }
        units.sort(Comparator.comparing(JavaCodeUnit::getFullName));
        return units;
    }

    private void mark(List<JavaCodeUnit> units) {
        List<JavaCodeUnit> open = new ArrayList<>(units);
        open.removeIf(this::markedDirectly);
        boolean found = true;
        while (found) {
            Map<JavaCodeUnit, Step> round = new HashMap<>();
            open.forEach(unit -> step(unit, round));
            found = !round.isEmpty();
            open.removeIf(round::containsKey);
            recording.putAll(round);
        }
    }

    private boolean markedDirectly(JavaCodeUnit unit) {
        boolean direct = graph.commits(unit);
        if (direct) {
            recording.put(unit, new Step(List.of()));
        }
        return direct;
    }

    private void step(JavaCodeUnit unit, Map<JavaCodeUnit, Step> round) {
        for (Call call : graph.calls(unit)) {
            if (records(unit, call)) {
                round.put(unit, new Step(call.reaches()));
                return;
            }
        }
    }

    private boolean records(JavaCodeUnit from, Call call) {
        return !call.reaches().isEmpty()
                && call.reaches().stream().allMatch(to -> records(from, to));
    }

    private boolean records(JavaCodeUnit from, Implementation to) {
        return recording.containsKey(to.code()) || logged.seen(from, to);
    }

    /** What is known about a handler. */
    Found of(JavaClass type, JavaMethod handler) {
        Implementation entry = new Implementation(type, handler);
        boolean annotated = logged.entered(entry);
        if (!annotated && !recording.containsKey(handler)) {
            return new Found(false, List.of(), List.of(), hints(entry));
        }
        Set<String> types = new TreeSet<>(annotated ? logged.types(entry) : Set.of());
        collectTypes(handler, types, new HashSet<>());
        return new Found(
                true, List.copyOf(types), annotated ? List.of() : chain(handler), List.of());
    }

    private List<String> chain(JavaCodeUnit from) {
        List<String> names = new ArrayList<>();
        Step step = recording.get(from);
        while (step != null && !step.next().isEmpty()) {
            Implementation next = step.next().get(0);
            names.add(Units.shortName(next.code()));
            step = recording.get(next.code());
        }
        return names;
    }

    private void collectTypes(JavaCodeUnit unit, Set<String> types, Set<JavaCodeUnit> visited) {
        if (!visited.add(unit)) {
            return;
        }
        if (graph.commits(unit)) {
            types.addAll(EventTypesInCode.of(unit));
        }
        for (Call call : graph.calls(unit)) {
            for (Implementation to : call.reaches()) {
                if (logged.seen(unit, to)) {
                    types.addAll(logged.types(to));
                }
                if (recording.containsKey(to.code())) {
                    collectTypes(to.code(), types, visited);
                }
            }
        }
    }

    /** What a person might take for a recording, near the handler first. */
    private List<String> hints(Implementation entry) {
        Set<String> hints = new LinkedHashSet<>();
        logged.whyNotEntered(entry).ifPresent(hints::add);
        List<JavaCodeUnit> queue = new ArrayList<>(List.of(entry.code()));
        Set<JavaCodeUnit> visited = new HashSet<>(queue);
        for (int i = 0; i < queue.size() && hints.size() < MAX_HINTS; i++) {
            for (Call call : graph.calls(queue.get(i))) {
                addHints(queue.get(i), call, hints);
                call.reaches().stream()
                        .map(Implementation::code)
                        .filter(visited::add)
                        .forEach(queue::add);
            }
        }
        return hints.stream().limit(MAX_HINTS).toList();
    }

    private void addHints(JavaCodeUnit from, Call call, Set<String> hints) {
        List<Implementation> not =
                call.reaches().stream().filter(to -> !records(from, to)).toList();
        if (!not.isEmpty() && not.size() < call.reaches().size()) {
            not.forEach(to -> hints.add(Units.shortName(to.code()) + " may be called instead"));
        }
        not.forEach(to -> logged.whyNotSeen(from, to).ifPresent(hints::add));
    }
}
