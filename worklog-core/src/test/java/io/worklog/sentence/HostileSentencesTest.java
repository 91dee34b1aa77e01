package io.worklog.sentence;

import static io.worklog.sentence.SentenceTestSupport.event;
import static io.worklog.sentence.SentenceTestSupport.refund;
import static io.worklog.sentence.SentenceTestSupport.telling;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.Message;
import io.worklog.event.Target;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values try to be texts, patterns, directions, lines and bombs. */
class HostileSentencesTest {
    private static final String TEXT = "billing.refund = {actor} paid {amount} and {other}.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{actor}",
                "{0}",
                "{other}",
                "{amount,number}",
                "{{",
                "}",
                "%s%n%x",
                "$1\\2",
                "${jndi:ldap://x}",
                "#{T(java.lang.Runtime)}",
                "'{0}'",
                "{sentence}",
                "\\u0041"
            })
    void aValueThatLooksLikeATextIsPutInAsItIs(String value) {
        AuditEvent event = refund(Map.of("amount", value, "other", "SECOND")).build();
        assertThat(telling(TEXT).of(event, Locale.ENGLISH))
                .isEqualTo("Alice (u-1) paid " + value + " and SECOND.");
    }

    @Test
    void noArgumentCanTellWhoActedOnWhatOrHowItEnded() {
        Map<String, String> lies =
                Map.of("actor", "LIE", "target", "LIE", "outcome", "LIE", "role.x", "LIE");
        AuditEvent event = refund(lies).build();
        assertThat(
                        telling("billing.refund = {actor} {target} {outcome} {role.x}")
                                .of(event, Locale.ENGLISH))
                .isEqualTo("Alice (u-1) order Order 3 succeeded –");
    }

    @Test
    void aValueStaysOnItsLine() {
        AuditEvent event =
                refund(
                                Map.of(
                                        "amount",
                                        "1\n2026 root deleted all\r\u001b[31m\u0085",
                                        "other",
                                        "\u2028"))
                        .build();
        assertThat(telling(TEXT).of(event, Locale.ENGLISH))
                .isEqualTo("Alice (u-1) paid 1␊2026 root deleted all␍␛[31m⟨U+0085⟩ and ⟨U+2028⟩.");
    }

    @Test
    void aValueCannotTurnTheDirectionOfTheRest() {
        AuditEvent event =
                refund(Map.of("amount", "\u202Egnp.exe", "other", "\u2066x\uFEFF")).build();
        assertThat(telling(TEXT).of(event, Locale.ENGLISH))
                .isEqualTo("Alice (u-1) paid ⟨U+202E⟩gnp.exe and ⟨U+2066⟩x⟨U+FEFF⟩.");
        AuditEvent hebrew = refund(Map.of("amount", "\u05D0\u05D1", "other", "\u2069y")).build();
        assertThat(telling(TEXT).of(hebrew, Locale.ENGLISH))
                .contains("\u2068\u05D0\u05D1\u2069 and ⟨U+2069⟩y");
    }

    @Test
    void halfACharacterIsShownByItsCode() {
        AuditEvent event = refund(Map.of("amount", "a\uD800b", "other", "👩\u200D🚀")).build();
        assertThat(telling(TEXT).of(event, Locale.ENGLISH)).contains("a⟨U+D800⟩b and 👩\u200D🚀.");
    }

    @Test
    void aHugeValueIsCut() {
        String huge = "x".repeat(10 << 20);
        AuditEvent event =
                event("a.b")
                        .actor(Actor.user(huge, huge))
                        .targets(List.of(new Target(huge, huge, huge, huge)))
                        .reason(huge)
                        .message(new Message(huge, Map.of("amount", huge)))
                        .change(Change.set(huge, huge, huge))
                        .build();
        assertThat(Sentences.builtIn().of(event, Locale.ENGLISH)).hasSizeLessThan(5_000);
        AuditEvent known =
                event.toBuilder()
                        .message(new Message("billing.refund", Map.of("amount", huge)))
                        .build();
        assertThat(telling(TEXT).of(known, Locale.ENGLISH)).hasSizeLessThan(5_000).contains("xxx…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E999999999",
                "0x10",
                "NaN",
                "1,000",
                "",
                "--5",
                "٣",
                "9999999999999999999999999999999999"
            })
    void whatIsNoPlainNumberStandsAsItIs(String value) {
        AuditEvent event = refund(Map.of("n", value)).build();
        assertThat(telling("billing.refund = <{n,number}>").of(event, Locale.ENGLISH))
                .matches("<\u2068?" + value + "\u2069?>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-31", "99999999999-01-01", "yesterday", "2026-11-22T25:00:00Z"})
    void whatIsNoTimeStandsAsItIs(String value) {
        AuditEvent event = refund(Map.of("t", value)).build();
        assertThat(telling("billing.refund = <{t,datetime}>").of(event, Locale.ENGLISH))
                .isEqualTo("<" + value + ">");
    }

    @Test
    void naughtyStringsStayOneSafeLine() throws IOException {
        Sentences sentences = telling(TEXT);
        for (String naughty : naughtyStrings()) {
            AuditEvent event = refund(Map.of("amount", naughty, "other", naughty)).build();
            String told = sentences.of(event, Locale.ENGLISH);
            assertThat(told).startsWith("Alice (u-1) paid ").endsWith(".");
            assertThat(told.codePoints()).noneMatch(Character::isISOControl);
            assertThat(told.codePoints()).noneMatch(c -> c >= 0x202A && c <= 0x202E);
        }
    }

    private static List<String> naughtyStrings() throws IOException {
        try (InputStream in =
                HostileSentencesTest.class.getResourceAsStream(
                        "/vectors/naughty-strings/blns.json")) {
            assertThat(in).isNotNull();
            JsonArray list = (JsonArray) StrictJson.parse(in.readAllBytes(), JsonLimits.foreign());
            assertThat(list.elements()).hasSizeGreaterThan(300);
            return list.elements().stream().map(one -> ((JsonString) one).text()).toList();
        }
    }

    @Test
    void brokenTextsAreToldAsTheyWereWritten() {
        TextSource broken =
                new TextSource() {
                    @Override
                    public String find(String key, Locale language) {
                        return key.equals("billing.refund")
                                ? "{actor} {amount {other,unknown} {} {"
                                : null;
                    }

                    @Override
                    public java.util.Set<Locale> languages() {
                        return java.util.Set.of(Locale.ROOT);
                    }
                };
        Sentences sentences = Sentences.of(List.of(broken), java.time.ZoneOffset.UTC);
        assertThat(sentences.of(refund(Map.of("other", "o")).build(), Locale.ENGLISH))
                .isEqualTo("Alice (u-1) {amount {other,unknown} {} {");
    }

    @Test
    void manyThreadsAreToldTheSame() throws Exception {
        Sentences sentences = telling(TEXT);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> all =
                    IntStream.range(0, 64)
                            .<Callable<Boolean>>mapToObj(n -> () -> tells(sentences, n))
                            .toList();
            for (Future<Boolean> one : threads.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    private static boolean tells(Sentences sentences, int n) {
        String expected = "Alice (u-1) paid " + n + " and –.";
        return IntStream.range(0, 200)
                .allMatch(i ->
                        sentences
                                .of(refund(Map.of("amount", "" + n)).build(), Locale.ENGLISH)
                                .equals(expected));
    }
}
