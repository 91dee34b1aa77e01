package io.worklog.sentence;

import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says differences as people do: the label of a value comes before its code. */
final class ChangePhrase {
    private static final int MOST = 3;
    private static final Pattern IDENTITY = Pattern.compile("\\[(?:\\\\.|[^\\\\\\]])*+]");

    private final Reader reader;
    private final AuditEvent event;

    ChangePhrase(Reader reader, AuditEvent event) {
        this.reader = reader;
        this.event = event;
    }

    /** The first few, and how many there are beyond; empty where there is none. */
    String all() {
        List<Change> changes = event.changes();
        String between = reader.own("worklog.changes.between", Map.of());
        String shown =
                changes.stream().limit(MOST).map(this::one).collect(Collectors.joining(between));
        if (changes.size() <= MOST) {
            return shown;
        }
        String more = Integer.toString(changes.size() - MOST);
        return reader.own("worklog.changes.more", Map.of("shown", shown, "more", more));
    }

    String one(Change change) {
        boolean valued = change.oldValue() != null || change.newValue() != null;
        String op =
                switch (change.op()) {
                    case ADD -> "add";
                    case REMOVE -> "remove";
                    case MOVE -> "move";
                    case SET -> "set";
                };
        boolean bare = !valued && change.op() != ChangeOp.MOVE;
        return reader.own(
                "worklog.change." + op + (bare ? ".bare" : ""),
                Map.of(
                        "path", path(change.path()),
                        "old", value(change.oldValue()),
                        "new", value(change.newValue())));
    }

    /**
     * What the property is called; its text is looked for without identities of list elements. A
     * path that is in brackets as a whole is a name that has to be: {@code [roles.OWNER]}.
     */
    private String path(String path) {
        if (path.isEmpty()) {
            return reader.own("worklog.change.whole", Map.of());
        }
        String named = path.indexOf('[') < 0 ? path : IDENTITY.matcher(path).replaceAll("");
        String plain = named.isEmpty() ? path.substring(1, path.length() - 1) : named;
        String ofType = event.type().name() + ".property." + plain;
        ParsedText text = reader.texts().nearest(ofType, reader.chain());
        return text == null
                ? reader.word("property." + plain, path)
                : reader.fill(text, name -> null);
    }

    String value(@Nullable ChangeValue value) {
        if (value == null) {
            return reader.absent();
        }
        if (value.label() != null) {
            return Insertion.safe(value.label(), Insertion.MAX_VALUE);
        }
        return switch (value.kind()) {
            case NULL -> reader.own("worklog.value.nothing", Map.of());
            case MASKED -> reader.own("worklog.value.masked", Map.of());
            case DIGEST ->
                    reader.own(
                            "worklog.value.digest",
                            Map.of("length", Long.toString(value.length())));
            case BOOLEAN -> reader.word("worklog.value." + value.text(), value.text());
            case TIME -> time(value.text());
            default -> Insertion.safe(value.text(), Insertion.MAX_VALUE);
        };
    }

    private String time(String text) {
        try {
            return reader.formats().instant(Instant.parse(text));
        } catch (DateTimeException e) {
            return Insertion.safe(text, Insertion.MAX_VALUE);
        }
    }
}
