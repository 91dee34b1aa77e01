package io.worklog.spring.logged;

import io.worklog.catalog.EventType;
import io.worklog.event.EventLimits;
import io.worklog.spring.Logged;
import io.worklog.spring.logged.EventPlan.SubjectPlan;
import io.worklog.spring.logged.Expressions.Ready;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** Turns one annotation of one method into a plan; gathers all that is wrong. Used once. */
final class PlanMaker {
    private static final int MAX_METADATA = EventLimits.MAX_METADATA - 10;

    private final EventTypes types;
    private final Expressions expressions;
    private final SentenceCheck sentences;
    private final LoggedMethod method;
    private final Logged said;
    private final List<Fault> faults = new ArrayList<>();
    private ResolvableType elementType = ResolvableType.NONE;

    PlanMaker(
            EventTypes types,
            Expressions expressions,
            SentenceCheck sentences,
            LoggedMethod method,
            Logged said) {
        this.types = types;
        this.expressions = expressions;
        this.sentences = sentences;
        this.method = method;
        this.said = said;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The plan, or null where there are faults. */
    @Nullable EventPlan make() {
        EventType<?> type = type();
        Names names = method.names();
        Attribute each = each(names);
        Names inner = each == null ? names : names.withItem(elementType);
        Attribute when = attribute("when", said.when(), names, boolean.class);
        Attribute tenant = attribute("tenant", said.tenant(), names, null);
        SubjectPlan subject = subject(inner);
        if (type == null) {
            return null;
        }
        check(type, subject);
        return !faults.isEmpty()
                ? null
                : new EventPlan(
                        type,
                        said.log().isEmpty() ? null : said.log(),
                        kind(type),
                        method.name(),
                        said.phase(),
                        subject,
                        when,
                        each,
                        tenant);
    }

    private @Nullable EventType<?> type() {
        try {
            return types.find(said.value());
        } catch (ExpressionFault e) {
            fault("value", e.what());
            return null;
        }
    }

    private @Nullable Attribute each(Names names) {
        if (said.each().isEmpty()) {
            return null;
        }
        try {
            Ready ready = expressions.ready(said.each(), names);
            Class<?> known = ready.type().toClass();
            elementType =
                    known.isArray()
                            ? ready.type().getComponentType()
                            : ready.type().as(Iterable.class).getGeneric(0);
            if (known != Object.class && !isSeveral(known)) {
                fault("each", "is a " + known.getSimpleName() + ", which has no elements");
            }
            return new Attribute("each", ready.expr(), ready.late());
        } catch (ExpressionFault e) {
            fault("each", e.what());
            return null;
        }
    }

    private static boolean isSeveral(Class<?> type) {
        return type.isArray()
                || Iterable.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
    }

    private SubjectPlan subject(Names names) {
        return new SubjectPlan(
                attribute("target", said.target(), names, null),
                attribute("before", said.before(), names.beforeTheCall(), null),
                attribute("after", said.after(), names, null),
                TextPlan.of(
                        attribute("targetName", said.targetName(), names, null),
                        attribute("reason", said.reason(), names, null),
                        attribute("key", said.key(), names, null),
                        pairs(
                                "args",
                                said.args(),
                                names,
                                EventLimits.MAX_SHORT_ID,
                                EventLimits.MAX_ARGS),
                        pairs(
                                "metadata",
                                said.metadata(),
                                names,
                                EventLimits.MAX_METADATA_KEY,
                                MAX_METADATA)));
    }

    private @Nullable Attribute attribute(
            String name, String text, Names names, @Nullable Class<?> wanted) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            Ready ready = expressions.ready(text, names);
            Class<?> known = ready.type().toClass();
            boolean other = wanted == boolean.class && !isCondition(known);
            if (other) {
                fault(name, "is a " + known.getSimpleName() + ", not a condition");
            }
            return new Attribute(name, ready.expr(), ready.late());
        } catch (ExpressionFault e) {
            fault(name, "'" + text + "' " + e.what());
            return null;
        }
    }

    private static boolean isCondition(Class<?> type) {
        return type == Object.class || type == boolean.class || type == Boolean.class;
    }

    private Map<String, Attribute> pairs(
            String attribute, String[] texts, Names names, int longest, int most) {
        Map<String, Attribute> pairs = new LinkedHashMap<>();
        if (texts.length > most) {
            fault(attribute, "are " + texts.length + ", at most " + most + " may be said");
        }
        for (String text : texts) {
            int sign = text.indexOf('=');
            String name = sign < 0 ? "" : text.substring(0, sign).strip();
            if (name.isEmpty() || name.length() > longest) {
                fault(attribute, "'" + text + "' is not name=expression");
                continue;
            }
            String label = attribute + "[" + name + "]";
            String value = text.substring(sign + 1);
            Attribute ready = attribute(label, value.isEmpty() ? " " : value, names, null);
            if (ready != null && pairs.put(name, ready) != null) {
                fault(attribute, "has '" + name + "' twice");
            }
        }
        return pairs;
    }

    private String kind(EventType<?> type) {
        return said.targetType().isEmpty()
                ? type.targetType().orElse(said.target().isEmpty() ? "method" : "object")
                : said.targetType();
    }

    private void check(EventType<?> type, SubjectPlan subject) {
        String kind = kind(type);
        String own = type.targetType().orElse(kind);
        if (!own.equals(kind)) {
            fault("targetType", "is '" + kind + "', but " + type + " is about '" + own + "'");
        }
        if (kind.isBlank() || kind.length() > EventLimits.MAX_SHORT_ID) {
            fault("targetType", "must have 1 to " + EventLimits.MAX_SHORT_ID + " characters");
        }
        boolean unnamed = said.target().isEmpty();
        if (unnamed && !kind.equals("method")) {
            fault("target", "is missing: " + type + " is about '" + kind + "', say which");
        }
        if (unnamed && subject.texts().name() != TextPlan.NONE) {
            fault("targetName", "names a target that is not there: say target too");
        }
        if (type.requiresReason() && said.reason().isEmpty()) {
            fault("reason", "is missing: " + type + " requires one");
        }
        if (said.log().isBlank() && !said.log().isEmpty()) {
            fault("log", "is blank");
        }
        String untold = sentences.fault(type, Set.copyOf(subject.texts().args()));
        if (!untold.isEmpty()) {
            fault("value", untold);
        }
    }

    private void fault(String attribute, String what) {
        faults.add(new Fault(method.name(), attribute, what));
    }
}
