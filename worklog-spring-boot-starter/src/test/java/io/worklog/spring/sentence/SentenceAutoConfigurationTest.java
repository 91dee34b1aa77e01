package io.worklog.spring.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Message;
import io.worklog.event.Provenance;
import io.worklog.event.TypeRef;
import io.worklog.sentence.Sentences;
import io.worklog.sentence.TextBundle;
import io.worklog.sentence.TextSource;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.StaticMessageSource;

class SentenceAutoConfigurationTest {
    private static final String NO_FILES = "worklog.messages.basename=there-is-no-such-file";

    private static final EventType<Object> REFUND =
            EventType.named("billing.refunded").target("invoice").message("billing.refund");

    @TempDir Path folder;

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(SentenceAutoConfiguration.class));

    private static AuditEvent event(String key) {
        return AuditEvent.builder(new TypeRef("billing.refunded", 1))
                .id(new UUID(0x019ac1f07c1e7d3aL, 0x9f0a4f6f5a0b9c11L))
                .recordedAt(Instant.parse("2026-11-22T08:00:03Z"))
                .provenance(new Provenance("orders", "test", 1))
                .actor(Actor.user("u-1"))
                .target("invoice", "i-1")
                .message(new Message(key, Map.of("amount", "12.50")))
                .build();
    }

    private void write(String name, String text, Charset charset) throws Exception {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), text.getBytes(charset));
    }

    /** Starts an application with the folders on its class path. */
    private void start(
            List<String> folders, String[] properties, Consumer<AssertableApplicationContext> then)
            throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String one : folders) {
            urls.add(folder.resolve(one).toUri().toURL());
        }
        ClassLoader parent = SentenceAutoConfigurationTest.class.getClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), parent)) {
            runner.withClassLoader(loader)
                    .withPropertyValues(properties)
                    .withBean(Catalog.class, () -> Catalog.builder().add(REFUND).build())
                    .run(then::accept);
        }
    }

    @Test
    void withoutAnyTextEventsAreToldAllTheSame() {
        runner.withPropertyValues(NO_FILES)
                .run(context -> {
                    assertThat(context)
                            .hasSingleBean(Sentences.class)
                            .hasSingleBean(SentenceKeys.class);
                    assertThat(
                                    context.getBean(Sentences.class)
                                            .of(event("no.such"), Locale.ENGLISH))
                            .isEqualTo("u-1 did billing.refunded on invoice i-1");
                    assertThat(context.getBean(SentenceKeys.class).missing("no.such"))
                            .containsExactly(Locale.ROOT);
                    assertThat(context.getBean(SentenceKeys.class).known("worklog.started"))
                            .isTrue();
                });
    }

    @Test
    void filesOfSeveralModulesAreOneBundle() throws Exception {
        write(
                "a/my/texts.properties",
                "billing.refund = {actor} refunded {amount,number}",
                StandardCharsets.UTF_8);
        write("b/my/texts.properties", "other = x", StandardCharsets.UTF_8);
        write(
                "b/my/texts_zh_CN.properties",
                "billing.refund = {actor} 退款 {amount,number} 元",
                StandardCharsets.UTF_8);
        String[] properties = {"worklog.messages.basename=my/texts"};
        start(
                List.of("a", "b"),
                properties,
                context -> {
                    Sentences sentences = context.getBean(Sentences.class);
                    assertThat(sentences.of(event("billing.refund"), Locale.CHINESE))
                            .isEqualTo("u-1 退款 12.50 元");
                    assertThat(sentences.of(event("billing.refund"), Locale.US))
                            .isEqualTo("u-1 refunded 12.50");
                    SentenceKeys keys = context.getBean(SentenceKeys.class);
                    assertThat(keys.known("billing.refund")).isTrue();
                    assertThat(keys.arguments("billing.refund")).containsExactly("amount");
                    assertThat(keys.missing("other")).containsExactly(Locale.CHINESE);
                });
    }

    @Test
    void aBrokenFileFailsTheStartAndIsNamed() throws Exception {
        write("a/worklog-messages_zh.properties", "k = 退款", Charset.forName("GBK"));
        write("a/worklog-messages_en.properties", "k = 1\nk = 2", StandardCharsets.UTF_8);
        start(
                List.of("a"),
                new String[0],
                context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining(
                                        "worklog-messages_zh.properties: is not UTF-8")
                                .hasMessageContaining(
                                        "worklog-messages_en.properties: k stands there twice"));
    }

    @Test
    void twoModulesThatDisagreeFailTheStart() throws Exception {
        write("a/worklog-messages.properties", "k = 1", StandardCharsets.UTF_8);
        write("b/worklog-messages.properties", "k = 2", StandardCharsets.UTF_8);
        start(
                List.of("a", "b"),
                new String[0],
                context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining("k has another text in ")
                                .hasMessageContaining("/a/worklog-messages.properties"));
    }

    @Test
    void aLanguageThatWasAskedForNeedsEveryText() throws Exception {
        write("a/worklog-messages.properties", "billing.refund = x", StandardCharsets.UTF_8);
        String[] strict = {
            "worklog.messages.languages=fr,en",
            "worklog.messages.missing=fail",
            "worklog.messages.general-language=en"
        };
        start(
                List.of("a"),
                strict,
                context ->
                        assertThat(context)
                                .getFailure()
                                .hasMessageContaining(
                                        "billing.refunded/1 has no text billing.refund in fr.")
                                .hasMessageContaining("worklog-messages*.properties"));
    }

    @Test
    void aMissingTextAloneDoesNotFailTheStart() throws Exception {
        start(List.of(), new String[0], context -> assertThat(context).hasNotFailed());
    }

    @Test
    void theMessageSourceOfTheApplicationIsAsked() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("billing.refund", Locale.CHINESE, "{actor} 退款");
        messages.setUseCodeAsDefaultMessage(true);
        runner.withBean("messageSource", StaticMessageSource.class, () -> messages)
                .withPropertyValues(
                        NO_FILES,
                        "worklog.messages.use-message-source=true",
                        "worklog.messages.languages=zh")
                .run(context -> {
                    Sentences sentences = context.getBean(Sentences.class);
                    assertThat(sentences.of(event("billing.refund"), Locale.CHINA))
                            .isEqualTo("u-1 退款");
                    assertThat(sentences.of(event("other"), Locale.CHINA))
                            .isEqualTo("u-1 对invoice“i-1”做了 billing.refunded");
                    assertThat(context.getBean(SentenceKeys.class).missing("other"))
                            .containsExactly(Locale.CHINESE);
                });
    }

    @Test
    void aMessageSourceThatThrowsCostsNoSentence() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("billing.refund", Locale.ENGLISH, "{actor} refunded");
        messages.setAlwaysUseMessageFormat(true);
        runner.withBean("messageSource", StaticMessageSource.class, () -> messages)
                .withPropertyValues("worklog.messages.use-message-source=true")
                .run(context ->
                        assertThat(
                                        context.getBean(Sentences.class)
                                                .of(event("billing.refund"), Locale.ENGLISH))
                                .isEqualTo("u-1 did billing.refunded on invoice i-1"));
    }

    @Test
    void everyBeanGivesWay() {
        Sentences sentences = Sentences.of(List.of(), ZoneOffset.UTC);
        runner.withBean(Sentences.class, () -> sentences)
                .withBean(SentenceKeys.class, NothingKnown::new)
                .run(context -> {
                    assertThat(context).getBean(Sentences.class).isSameAs(sentences);
                    assertThat(context)
                            .getBean(SentenceKeys.class)
                            .isInstanceOf(NothingKnown.class);
                });
    }

    @Test
    void textsOfABeanComeBeforeThoseOfFiles() throws Exception {
        TextSource bean =
                TextBundle.builder()
                        .add(
                                Locale.ROOT,
                                "bean",
                                "billing.refund = bean".getBytes(StandardCharsets.UTF_8))
                        .build();
        runner.withBean(TextSource.class, () -> bean)
                .run(context ->
                        assertThat(
                                        context.getBean(Sentences.class)
                                                .of(event("billing.refund"), Locale.ENGLISH))
                                .isEqualTo("bean"));
    }

    @Test
    void aNativeImageHasTheTexts() {
        RuntimeHints hints = new RuntimeHints();
        new SentenceHints().registerHints(hints, null);
        for (String file :
                List.of(
                        "io/worklog/sentence/sentences_zh.properties",
                        "worklog-messages.properties",
                        "worklog-messages_zh_CN.properties")) {
            assertThat(RuntimeHintsPredicates.resource().forResource(file)).accepts(hints);
        }
    }

    private static final class NothingKnown implements SentenceKeys {
        @Override
        public boolean known(String key) {
            return false;
        }

        @Override
        public List<Locale> missing(String key) {
            return List.of(Locale.ROOT);
        }

        @Override
        public java.util.Set<String> arguments(String key) {
            return java.util.Set.of();
        }
    }
}
