package io.worklog.server.cli;

import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.sentence.TextSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in the reader's language what an event says in keys and arguments. */
final class Sentences {
    private final Messages messages;
    private final io.worklog.sentence.Sentences told;

    Sentences(Messages messages) {
        this.messages = messages;
        this.told =
                io.worklog.sentence.Sentences.of(List.of(new Imported(messages)), ZoneOffset.UTC);
    }

    /** One sentence, without the changes, which are told beside it. */
    String of(AuditEvent event) {
        AuditEvent bare = event.toBuilder().changes(List.of()).build();
        return Terminal.plain(told.of(bare, messages.locale()));
    }

    /** One difference: path, before, after. */
    String change(Change change) {
        return Terminal.plain(
                switch (change.op()) {
                    case ADD -> "+ " + change.path() + valued(change.newValue());
                    case REMOVE -> "- " + change.path() + valued(change.oldValue());
                    case MOVE -> "↕ " + change.path();
                    case SET -> "~ " + change.path() + both(change);
                });
    }

    private static String both(Change change) {
        return change.oldValue() == null && change.newValue() == null
                ? ""
                : ": " + shown(change.oldValue()) + " → " + shown(change.newValue());
    }

    private static String valued(@Nullable ChangeValue value) {
        return value == null ? "" : ": " + shown(value);
    }

    private static String shown(@Nullable ChangeValue value) {
        if (value == null) {
            return "–";
        }
        return switch (value.kind()) {
            case DIGEST -> "sha256:" + value.text() + " (" + value.length() + " bytes)";
            case MASKED -> "***";
            case NULL -> "null";
            default ->
                    value.label() == null
                            ? value.text()
                            : value.label() + " [" + value.text() + "]";
        };
    }

    /** The texts of what the command line imports. */
    private record Imported(Messages messages) implements TextSource {
        @Override
        public @Nullable String find(String key, Locale language) {
            return messages.locale().equals(language) ? messages.find("sentence." + key) : null;
        }

        @Override
        public Set<Locale> languages() {
            return Set.of(messages.locale());
        }
    }
}
