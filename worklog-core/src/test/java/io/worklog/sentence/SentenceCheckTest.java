package io.worklog.sentence;

import static io.worklog.sentence.SentenceTestSupport.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceCheckTest {
    private final TextBundle texts =
            TextBundle.builder()
                    .add(Locale.ROOT, "general", utf8("a = {actor} {x}\nb = {old.p} {metadata.m}"))
                    .add(Locale.CHINESE, "zh", utf8("a = {y,number}\na.denied = {z}"))
                    .build();

    @Test
    void aKeyIsMissingInEachLanguageThatHasNone() {
        SentenceCheck check = SentenceCheck.of(List.of(texts), null);
        assertThat(check.missing("a")).isEmpty();
        assertThat(check.missing("b")).containsExactly(Locale.CHINESE);
        assertThat(check.missing("c")).containsExactlyInAnyOrder(Locale.ROOT, Locale.CHINESE);
        assertThat(check.languages()).containsExactlyInAnyOrder(Locale.ROOT, Locale.CHINESE);
    }

    @Test
    void theGeneralTextsAreThoseOfTheirLanguage() {
        SentenceCheck check = SentenceCheck.of(List.of(texts), Locale.CHINESE);
        assertThat(check.missing("b")).isEmpty();
        assertThat(check.missing("c")).hasSize(2);
    }

    @Test
    void theArgumentsOfAllTextsAreNamedWithoutThoseOfEveryEvent() {
        SentenceCheck check = SentenceCheck.of(List.of(texts), null);
        assertThat(check.arguments("a")).containsExactly("x", "y", "z");
        assertThat(check.arguments("b")).isEmpty();
        assertThat(check.arguments("nobody")).isEmpty();
    }

    @Test
    void ourOwnTypesAreNeverMissing() {
        SentenceCheck check = SentenceCheck.of(List.of(), null);
        for (EventType<?> type : WorklogTypes.all()) {
            assertThat(check.missing(type.messageKey().orElseThrow())).as(type.name()).isEmpty();
        }
        assertThat(check.missing("host.key")).containsExactly(Locale.ROOT);
    }

    @Test
    void whatIsWrongWithATextIsSaid() {
        TextSource source =
                new TextSource() {
                    @Override
                    public String find(String key, Locale language) {
                        return key.equals("k") ? "{a" : null;
                    }

                    @Override
                    public java.util.Set<Locale> languages() {
                        return java.util.Set.of(Locale.ENGLISH);
                    }
                };
        assertThat(SentenceCheck.of(List.of(source), null).faults("k"))
                .singleElement()
                .asString()
                .contains("k: a { at 0 is not closed");
    }
}
