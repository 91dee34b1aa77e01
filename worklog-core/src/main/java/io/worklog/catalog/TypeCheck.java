package io.worklog.catalog;

import io.worklog.codec.FieldPolicy;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.AuditEvent;
import io.worklog.event.FieldClass;
import io.worklog.event.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks types against the limits of events, and events against their type. */
final class TypeCheck {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,128}");
    private static final int MAX_TARGET_TYPE = 64;
    private static final int MAX_MESSAGE_KEY = 128;

    private TypeCheck() {}

    /** What is wrong with a type itself. */
    static List<String> faults(EventType<?> type) {
        List<String> faults = new ArrayList<>();
        if (!NAME.matcher(type.name()).matches()) {
            faults.add("the name may have a-z, 0-9, '.', '_' and '-', 1 to 128 characters");
        }
        if (type.version() < 1) {
            faults.add("the version " + type.version() + " is below 1");
        }
        type.targetType()
                .filter(target -> !fits(target, MAX_TARGET_TYPE))
                .ifPresent(target -> faults.add("the target type must have 1 to 64 characters"));
        type.messageKey()
                .filter(key -> !fits(key, MAX_MESSAGE_KEY))
                .ifPresent(key -> faults.add("the message key must have 1 to 128 characters"));
        addUnknownPaths(type.personalNames(), faults);
        addUnknownPaths(type.secretNames(), faults);
        addContradictions(type, faults);
        return faults;
    }

    private static void addUnknownPaths(Set<String> names, List<String> faults) {
        for (String name : names) {
            if (name.isBlank()) {
                faults.add("a property name is empty");
            } else if (name.startsWith("/")) {
                addUnknownPath(name, faults);
            }
        }
    }

    private static void addUnknownPath(String path, List<String> faults) {
        try {
            FieldPolicy.defaultsWith(Map.of(path, FieldClass.PERSONAL));
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    private static void addContradictions(EventType<?> type, List<String> faults) {
        for (String name : type.personalNames()) {
            if (type.secretNames().contains(name)) {
                faults.add("the property " + name + " is declared both personal and secret");
            }
        }
        boolean blocks = type.onFailure() == FailurePolicy.BLOCK;
        if (type.delivery() == Delivery.BACKGROUND && blocks) {
            faults.add("BACKGROUND delivery cannot BLOCK the call, which has gone on by then");
        }
    }

    private static boolean fits(String text, int most) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= most;
    }

    /** What an event breaks of its type's rules. */
    static List<Fault> faults(EventType<?> type, AuditEvent event) {
        List<Fault> faults = new ArrayList<>();
        String reason = event.reason();
        if (type.requiresReason() && (reason == null || reason.isBlank())) {
            faults.add(new Fault("/reason", "is missing, and events of this type must give one"));
        }
        String wanted = type.targetType().orElse(null);
        if (wanted != null && !isAbout(event, wanted)) {
            faults.add(
                    new Fault(
                            "/targets",
                            "have none of type " + wanted + ", which this event type is about"));
        }
        return faults;
    }

    private static boolean isAbout(AuditEvent event, String wanted) {
        for (Target target : event.targets()) {
            if (target.type().equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
