package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.Provenance;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.sentence.Sentences;
import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the server tells of events is for people: names, and no word twice. */
class ServerSentencesTest {
    private static final Path TEXTS = Path.of("src/main/resources/io/worklog/server");
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final Sentences sentences = TestServer.shared().bean(Sentences.class);

    private static AuditEvent memberChanged(Actor by) {
        return AuditEvent.builder(new TypeRef("project.member.changed", 1))
                .id(new UUID(0x019ac1f07c1e7d3aL, 0x9f0a4f6f5a0b9c11L))
                .recordedAt(Instant.parse("2026-11-22T08:00:03Z"))
                .provenance(new Provenance("prj_1", "test", 1))
                .actor(by)
                .target(Target.of("project", "prj_1", "大桥"))
                .target(new Target("user", "usr_2", "韦工", "member"))
                .change(Change.set("[roles.APPROVER]", "no", "yes"))
                .build();
    }

    @Test
    void peopleAreToldByTheirNames() {
        AuditEvent event = memberChanged(Actor.user("usr_1", "林工"));
        assertThat(sentences.of(event, CHINESE)).isEqualTo("林工修改了人员“韦工”在项目“大桥”中的角色：审批人：no → yes");
        assertThat(sentences.of(event, Locale.ENGLISH))
                .isEqualTo("林工 changed the roles of person 韦工 in project 大桥: approver: no → yes");
    }

    @Test
    void whoActsForSomebodyIsToldByNamesToo() {
        Actor both = Actor.user("usr_1", "林工").actingFor(Actor.user("usr_2", "王芳"));
        assertThat(sentences.actor(both, CHINESE)).isEqualTo("林工代理王芳");
        assertThat(sentences.actor(both, Locale.ENGLISH)).isEqualTo("林工 on behalf of 王芳");
    }

    @Test
    void whoHasNoNameIsToldByTheIdentifier() {
        assertThat(sentences.of(memberChanged(Actor.user("usr_1")), CHINESE)).startsWith("usr_1修改");
    }

    @Test
    void noTextTellsAPersonByIdentifier() throws IOException {
        assertThat(texts()).hasSizeGreaterThan(200).noneMatch(text -> text.contains("{actor.id}"));
    }

    /** A target is told with its kind before its name: a text that says the kind says it twice. */
    @Test
    void noTextSaysTheKindOfItsTargetTwice() throws IOException {
        List<String> kinds = new ArrayList<>();
        for (Properties file : files()) {
            file.forEach((key, kind) -> {
                if (key.toString().startsWith("target.")) {
                    kinds.add(kind.toString());
                }
            });
        }
        assertThat(kinds).contains("viewer token", "查看器令牌", "API key");
        for (String text : texts()) {
            assertThat(kinds)
                    .as(text)
                    .noneMatch(kind -> text.contains(kind + "{target}"))
                    .noneMatch(kind -> text.contains(kind + " {target}"));
        }
    }

    private static List<String> texts() throws IOException {
        return files().stream()
                .flatMap(file -> file.values().stream())
                .map(Object::toString)
                .toList();
    }

    private static List<Properties> files() throws IOException {
        List<Properties> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(TEXTS)) {
            for (Path file : all.filter(ServerSentencesTest::isSentences).toList()) {
                Properties properties = new Properties();
                try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    properties.load(in);
                }
                files.add(properties);
            }
        }
        return files;
    }

    private static boolean isSentences(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".properties")
                && (name.startsWith("sentences") || file.getParent().endsWith("user"));
    }
}
