package io.worklog.sentence;

import io.worklog.sentence.Part.Argument;
import io.worklog.sentence.Part.Format;
import io.worklog.sentence.Part.Literal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills texts with values for one reader. Immutable. */
final class Reader {
    private final Texts texts;
    private final List<Locale> chain;
    private final Formats formats;

    Reader(Texts texts, Locale language, ZoneId zone) {
        this.texts = texts;
        this.chain = Texts.chain(language);
        this.formats = new Formats(language, zone);
    }

    List<Locale> chain() {
        return chain;
    }

    Texts texts() {
        return texts;
    }

    Formats formats() {
        return formats;
    }

    /** One of Worklog's own texts with values that are safe already. */
    String own(String key, Map<String, String> values) {
        return fill(
                texts.required(key, chain),
                name -> {
                    String value = values.get(name);
                    return value == null ? null : new Shown(value, value);
                });
    }

    /** A word that a host may have a text for, or else the word as it is, made safe. */
    String word(String key, String otherwise) {
        ParsedText text = texts.nearest(key, chain);
        return text == null
                ? Insertion.safe(otherwise, Insertion.MAX_VALUE)
                : fill(text, name -> null);
    }

    String absent() {
        return own("worklog.value.absent", Map.of());
    }

    String fill(ParsedText text, Function<String, @Nullable Shown> values) {
        StringBuilder sentence = new StringBuilder();
        for (Part part : text.parts()) {
            sentence.append(
                    switch (part) {
                        case Literal literal -> literal.text();
                        case Argument argument -> value(argument, values.apply(argument.name()));
                    });
        }
        return sentence.toString();
    }

    private String value(Argument argument, @Nullable Shown shown) {
        if (shown == null) {
            return argument.format() == Format.PLURAL ? argument.words().get(1) : absent();
        }
        String formatted = formats.format(argument, shown.raw());
        return formatted == null ? shown.text() : formatted;
    }
}
