package io.worklog.server.log;

import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.event.Target;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.Facet;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Words;
import io.worklog.server.export.EventFilter;
import io.worklog.server.log.EventPageView.Count;
import io.worklog.server.log.EventPageView.FacetCount;
import io.worklog.server.trail.Trail;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads events of projects: when it is the reader's turn, and with the fact that they read recorded
 * before they see anything. Thread-safe.
 */
final class EventReader {
    private static final Words<Facet> FACETS = new Words<>(Facet.values());
    private static final String KIND = "event-query";

    private final Trail trail;
    private final Admission admission;
    private final EventViews views;

    EventReader(Trail trail, Admission admission, EventViews views) {
        this.trail = trail;
        this.admission = admission;
        this.views = views;
    }

    /** What is done with a log. */
    interface Reading<T> {
        /** Reads. */
        T of(AuditLog log);
    }

    /**
     * Reads from a project's log.
     *
     * @param kind what kind of question it is: {@code list}, {@code entry}
     * @param events how many events it may hold in memory at once
     */
    <T> T read(ProjectRef project, String kind, int events, Reading<T> reading) {
        return admission.read(
                events,
                () -> {
                    viewed(project, kind);
                    return reading.of(trail.of(project));
                });
    }

    /** Records that somebody reads, once in ten minutes for each person and kind. */
    void viewed(ProjectRef project, String kind) {
        trail.viewed(LogEvents.VIEWED, project, Target.of(KIND, kind));
    }

    /** The log, for what needs no turn. */
    AuditLog log(ProjectRef project) {
        return trail.of(project);
    }

    EventViews views() {
        return views;
    }

    /** Which page of which answer. */
    record Wanted(
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable String order,
            @Nullable String facets) {}

    /** A page of events. */
    EventPageView page(
            ProjectRef project, String kind, EventFilter filter, Wanted wanted, Locale reader) {
        PageLimit limit = PageLimit.of(wanted.limit());
        PageRequest page =
                new PageRequest(
                        limit.value(),
                        order(wanted.order()),
                        wanted.cursor(),
                        facets(wanted.facets()),
                        PageRequest.DEFAULT_COUNT_LIMIT);
        return read(
                project,
                kind,
                limit.value(),
                log -> view(find(log, filter.query(log.id()), page), reader));
    }

    /** A page, where a cursor of another question is the caller's fault. */
    static EventPage find(AuditLog log, EventQuery query, PageRequest page) {
        try {
            return log.findReadable(query, page);
        } catch (IllegalArgumentException e) {
            Problem problem =
                    Problem.invalid("cursor", "is not one of this question: begin without one");
            problem.addSuppressed(e);
            throw problem;
        }
    }

    private EventPageView view(EventPage page, Locale reader) {
        return new EventPageView(
                views.of(page.events(), reader),
                page.nextCursor(),
                new Count(page.total().value(), page.total().exact()),
                facets(page),
                page.indexedTo().value(),
                damaged(page));
    }

    /** Places of what a page should have and cannot show. */
    static List<Long> damaged(EventPage page) {
        return page.damaged().stream().map(LogIndex::value).toList();
    }

    private static Map<String, List<FacetCount>> facets(EventPage page) {
        Map<String, List<FacetCount>> facets = new TreeMap<>();
        page.facets()
                .forEach((facet, values) ->
                        facets.put(
                                name(facet),
                                values.stream()
                                        .map(value ->
                                                new FacetCount(
                                                        shown(facet, value.value()), value.count()))
                                        .toList()));
        return facets;
    }

    /** Words of enums are in lower case everywhere else. */
    private static String shown(Facet facet, String value) {
        boolean word = facet == Facet.VERB || facet == Facet.OUTCOME || facet == Facet.SEVERITY;
        return word ? value.toLowerCase(Locale.ROOT) : value;
    }

    private static String name(Facet facet) {
        return facet == Facet.TARGET_TYPE ? "targetType" : Words.of(facet);
    }

    private static Order order(@Nullable String order) {
        return switch (order == null ? "newest" : order) {
            case "newest" -> Order.NEWEST_FIRST;
            case "oldest" -> Order.OLDEST_FIRST;
            default -> throw Problem.invalid("order", "must be newest or oldest");
        };
    }

    private static Set<Facet> facets(@Nullable String names) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (String name : names == null ? new String[0] : names.split(",")) {
            Facet facet = name.equals("targetType") ? Facet.TARGET_TYPE : FACETS.find(name);
            if (facet == null) {
                throw Problem.invalid(
                        "facets",
                        "has a name that is none of type, verb, actor, targetType, outcome,"
                                + " severity, tenant, day");
            }
            facets.add(facet);
        }
        return facets;
    }
}
