package io.worklog.spring.logged;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.event.TypeRef;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the event type an annotation names: {@code name}, or {@code name/version}. */
final class EventTypes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,128}");
    private static final String OWN = "worklog.";

    private final Catalog catalog;

    EventTypes(Catalog catalog) {
        this.catalog = catalog;
    }

    EventType<?> find(String text) throws ExpressionFault {
        int slash = text.indexOf('/');
        String name = slash < 0 ? text : text.substring(0, slash);
        if (!NAME.matcher(name).matches()) {
            throw new ExpressionFault(
                    "'"
                            + text
                            + "' is no name of an event type: use a-z, 0-9, '.', '_' and '-',"
                            + " as in billing.invoice.refunded");
        }
        Optional<EventType<?>> found =
                slash < 0
                        ? catalog.find(name)
                        : catalog.find(new TypeRef(name, version(text.substring(slash + 1))));
        if (found.isEmpty() && (!catalog.unknownAllowed() || slash >= 0)) {
            throw new ExpressionFault("'" + text + "' is not in the catalog; it has " + known());
        }
        return found.isPresent() ? found.get() : EventType.named(name);
    }

    private static int version(String text) throws ExpressionFault {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ExpressionFault("'" + text + "' is no version: write a number");
        }
    }

    private String known() {
        String names =
                catalog.types().stream()
                        .filter(type -> !type.name().startsWith(OWN))
                        .map(EventType::toString)
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none of the application's" : names;
    }
}
