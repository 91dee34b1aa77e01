package io.worklog.server.api;

import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a phrase in the language of whoever asked: why a job failed, what stood in the way. */
public final class Told extends ValueSerializer<String> {
    @Override
    public void serialize(String phrase, JsonGenerator to, SerializationContext context) {
        to.writeString(Phrases.told(phrase, LocaleContextHolder.getLocale()));
    }
}
