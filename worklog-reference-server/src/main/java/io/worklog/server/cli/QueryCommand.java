package io.worklog.server.cli;

import io.worklog.EventPage;
import io.worklog.Worklog;
import io.worklog.client.EventSearch;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import io.worklog.server.export.EventJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code worklog query}: finds events by what they say. */
@Command(name = "query")
final class QueryCommand implements Callable<Integer> {
    private final Call call;

    @Mixin AnyLogOptions target;
    @Mixin QueryOptions filters;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            descriptionKey = "query.limit")
    int limit;

    @Option(names = "--cursor", paramLabel = "C", descriptionKey = "query.cursor")
    @Nullable String cursor;

    @Option(names = "--oldest-first", descriptionKey = "query.oldestFirst")
    boolean oldestFirst;

    @Option(names = "--facet", paramLabel = "NAME", descriptionKey = "query.facet")
    Set<String> facets = Set.of();

    QueryCommand(Call call) {
        this.call = call;
    }

    @Override
    public Integer call() throws IOException {
        return target.remote(call) ? remote() : local();
    }

    private int remote() throws IOException {
        EventSearch search =
                filters.search()
                        .with("cursor", cursor)
                        .with("facets", facets.isEmpty() ? null : String.join(",", facets))
                        .pageSize(limit);
        return new RemoteLogs(call, target).query(oldestFirst ? search.oldestFirst() : search);
    }

    private int local() {
        try (Worklog worklog = call.session().read(target.local().place())) {
            PageRequest request =
                    new PageRequest(
                            limit,
                            oldestFirst ? Order.OLDEST_FIRST : Order.NEWEST_FIRST,
                            cursor,
                            facets(),
                            PageRequest.DEFAULT_COUNT_LIMIT);
            EventPage page =
                    call.session()
                            .log(worklog, target.log)
                            .find(filters.query(call.session().logId(target.log)), request);
            if (call.json()) {
                call.terminal().out().println(json(page));
            } else {
                print(page);
            }
        }
        return ExitCode.OK;
    }

    private Set<Facet> facets() {
        Set<Facet> wanted = new TreeSet<>();
        for (String name : facets) {
            String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
            try {
                wanted.add(Facet.valueOf(constant));
            } catch (IllegalArgumentException e) {
                throw call.failure(ExitCode.USAGE, "error.facet", name, facetNames());
            }
        }
        return wanted;
    }

    private static String facetNames() {
        List<String> names = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            names.add(name(facet));
        }
        return String.join(", ", names);
    }

    private static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void print(EventPage page) {
        new EventTable(call).print(page.events());
        page.facets()
                .forEach((facet, values) -> {
                    call.terminal().line("");
                    call.terminal().line(call.terminal().bold(name(facet)));
                    values.forEach(
                            value -> call.say("query.facetValue", value.count(), value.value()));
                });
        call.terminal().line("");
        call.say(
                page.total().exact() ? "query.total" : "query.moreThan",
                page.events().size(),
                page.total().value());
        if (page.nextCursor() != null) {
            call.say("query.next", page.nextCursor());
        }
    }

    private Json json(EventPage page) {
        Json counts = Json.object();
        page.facets().forEach((facet, values) -> counts.put(name(facet), counts(values)));
        Json total =
                Json.object().put("value", page.total().value()).put("exact", page.total().exact());
        Json answer = Json.object().put("log", target.log);
        answer.add(
                "events",
                new io.worklog.codec.JsonValue.JsonArray(
                        page.events().stream()
                                .<io.worklog.codec.JsonValue>map(EventJson::of)
                                .toList()));
        return answer.put("nextCursor", page.nextCursor())
                .put("total", total)
                .put("facets", counts)
                .put("indexedTo", page.indexedTo().value());
    }

    private static List<Json> counts(List<FacetValue> values) {
        return values.stream()
                .map(value -> Json.object().put("value", value.value()).put("count", value.count()))
                .toList();
    }
}
