package io.worklog.spring.source.jpa;

import io.worklog.context.WorklogContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one transaction has done to one entity so far, as its difference. For one thread. */
final class EntityChange {
    /** What became of it in all. */
    enum Kind {
        CREATED,
        UPDATED,
        DELETED,
        NOTHING
    }

    private final EntityPlan plan;
    private final String id;
    private final Map<String, @Nullable Object> before = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> after = new LinkedHashMap<>();
    private Kind kind = Kind.NOTHING;
    private boolean oldUnknown;
    private WorklogContext context = WorklogContext.empty();

    EntityChange(EntityPlan plan, String id) {
        this.plan = plan;
        this.id = id;
    }

    /** It was written with that state. */
    void inserted(Map<String, @Nullable Object> state) {
        kind = kind == Kind.DELETED ? Kind.UPDATED : Kind.CREATED;
        after.putAll(state);
    }

    /**
     * Properties got other values.
     *
     * @param old the values before, as far as they are known
     */
    void updated(Map<String, @Nullable Object> old, Map<String, @Nullable Object> now) {
        if (kind == Kind.NOTHING) {
            kind = Kind.UPDATED;
        }
        if (kind == Kind.UPDATED) {
            old.forEach((name, value) -> {
                if (!after.containsKey(name)) {
                    before.put(name, value);
                }
            });
            oldUnknown |= !old.keySet().containsAll(now.keySet());
        }
        after.putAll(now);
    }

    /** It was removed; the state is what it had then. */
    void deleted(Map<String, @Nullable Object> state) {
        if (kind == Kind.CREATED) {
            kind = Kind.NOTHING;
            before.clear();
        } else {
            kind = Kind.DELETED;
            state.forEach((name, value) -> {
                if (!before.containsKey(name)) {
                    before.put(name, value);
                }
            });
        }
        after.clear();
    }

    void by(WorklogContext caller) {
        context = caller;
    }

    WorklogContext context() {
        return context;
    }

    EntityPlan plan() {
        return plan;
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    /** The state before, or what of it is known to have changed; null where there was none. */
    @Nullable Map<String, @Nullable Object> before() {
        return kind == Kind.CREATED ? null : before;
    }

    /** The state after, or what of it has changed; null where there is none. */
    @Nullable Map<String, @Nullable Object> after() {
        return kind == Kind.DELETED ? null : after;
    }

    /** Whether a value was replaced that nobody had read. */
    boolean oldUnknown() {
        return oldUnknown;
    }
}
