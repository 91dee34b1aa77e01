package io.worklog.catalog;

import io.worklog.event.Severity;
import io.worklog.event.Verb;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about an event type, while it is being said. Once an {@link EventType} holds it,
 * it MUST NOT change.
 */
final class Draft<T> {
    final String name;
    @Nullable Class<T> state;
    @Nullable String target;
    @Nullable Verb verb;
    boolean reasonRequired;
    Severity severity = Severity.INFO;
    Delivery delivery = Delivery.DURABLE;
    @Nullable FailurePolicy onFailure;
    QueueFull queueFull = QueueFull.WAIT;
    @Nullable String messageKey;
    int version = 1;
    Set<String> personal = Set.of();
    Set<String> secret = Set.of();
    Set<String> ignored = Set.of();
    Set<String> unordered = Set.of();
    Map<String, Function<Object, @Nullable String>> labels = Map.of();
    Map<Class<?>, Function<Object, Object>> identities = Map.of();

    Draft(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    Draft<T> copy() {
        Draft<T> copy = new Draft<>(name);
        copy.state = state;
        copy.target = target;
        copy.verb = verb;
        copy.reasonRequired = reasonRequired;
        copy.severity = severity;
        copy.delivery = delivery;
        copy.onFailure = onFailure;
        copy.queueFull = queueFull;
        copy.messageKey = messageKey;
        copy.version = version;
        copy.personal = personal;
        copy.secret = secret;
        copy.ignored = ignored;
        copy.unordered = unordered;
        copy.labels = labels;
        copy.identities = identities;
        return copy;
    }

    static Set<String> plus(Set<String> names, String name, String... more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.add(Objects.requireNonNull(name, "name"));
        all.addAll(List.of(more));
        return Collections.unmodifiableSet(all);
    }

    static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        Map<K, V> all = new LinkedHashMap<>(map);
        all.put(Objects.requireNonNull(key, "key"), value);
        return Collections.unmodifiableMap(all);
    }
}
