package io.worklog.persistence.mongodb;

import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import io.worklog.query.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Counts values of facets over the first matches of a page's query, in its order. */
final class FacetCounts {
    private static final String COUNT = "count";
    private static final Comparator<FacetValue> BY_COUNT =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

    private final MongoCollection<Document> events;
    private final PageRequest page;

    FacetCounts(MongoCollection<Document> events, PageRequest page) {
        this.events = events;
        this.page = page;
    }

    /** All values by falling count, those of one count by name. */
    Map<Facet, List<FacetValue>> of(Bson wanted, Bson order) {
        Map<Character, List<FacetValue>> byLetter = new HashMap<>();
        if (!page.facets().isEmpty() && page.countLimit() > 0) {
            for (Document found : events.aggregate(counting(wanted, order))) {
                Fields fields = new Fields(found, "a count of the index");
                String value = fields.text("_id");
                byLetter.computeIfAbsent(value.charAt(0), any -> new ArrayList<>())
                        .add(new FacetValue(value.substring(1), fields.number(COUNT)));
            }
        }
        Map<Facet, List<FacetValue>> values = new EnumMap<>(Facet.class);
        for (Facet facet : page.facets()) {
            List<FacetValue> counted =
                    byLetter.getOrDefault(EventDocument.letter(facet), List.of());
            values.put(facet, counted.stream().sorted(BY_COUNT).toList());
        }
        return values;
    }

    private List<Bson> counting(Bson wanted, Bson order) {
        String each = "$" + EventDocument.FACETS;
        return List.of(
                match(wanted),
                sort(order),
                limit(page.countLimit()),
                project(include(EventDocument.FACETS)),
                unwind(each),
                match(regex(EventDocument.FACETS, "^[" + letters() + "]")),
                group(each, Accumulators.sum(COUNT, 1L)));
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        page.facets().forEach(facet -> letters.append(EventDocument.letter(facet)));
        return letters.toString();
    }
}
