package io.worklog.query;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.Message;
import io.worklog.event.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of an event that full-text search looks into: reason, outcome detail, the names of the
 * actor, of those it acted for, of targets and of evidence, message arguments, metadata values, and
 * of every change the two values and their labels. Digests and masked values are not texts.
 */
public final class SearchedText {
    private final List<String> texts = new ArrayList<>();

    private SearchedText() {}

    /** The texts that are there, in a fixed order. */
    public static List<String> of(AuditEvent event) {
        SearchedText searched = new SearchedText();
        searched.add(event.reason());
        searched.add(event.outcomeDetail());
        searched.addActor(event.actor());
        event.targets().stream().map(Target::name).forEach(searched::add);
        event.evidence().stream().map(Evidence::name).forEach(searched::add);
        searched.addMessage(event.message());
        event.metadata().values().forEach(searched::add);
        event.changes().forEach(searched::addChange);
        return List.copyOf(searched.texts);
    }

    /** The words an event is found by: those of all its searched texts. */
    public static Set<String> tokens(AuditEvent event) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String text : of(event)) {
            TextTokens.addText(text, tokens);
        }
        return tokens;
    }

    private void add(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            texts.add(text);
        }
    }

    private void addActor(Actor actor) {
        add(actor.name());
        actor.onBehalfOf().forEach(this::addActor);
    }

    private void addMessage(@Nullable Message message) {
        if (message != null) {
            message.args().values().forEach(this::add);
        }
    }

    private void addChange(Change change) {
        addValue(change.oldValue());
        addValue(change.newValue());
    }

    private void addValue(@Nullable ChangeValue value) {
        if (value == null) {
            return;
        }
        switch (value.kind()) {
            case NULL, DIGEST, MASKED -> {}
            default -> add(value.text());
        }
        add(value.label());
    }
}
