package io.worklog.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.sentence.Sentences;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same three events in every format, as written. With {@code -Dworklog.test.golden=DIR} the
 * expected files are written there instead, to be read before they are committed.
 */
class EventFormsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventForms forms = new EventForms(Sentences.builtIn());

    @ParameterizedTest
    @EnumSource(FeedFormat.class)
    void tellsTheseEventsAsWritten(FeedFormat format) throws Exception {
        List<String> told =
                ForeignEvents.all().stream().map(event -> forms.tell(format, event)).toList();
        isGolden(format.name().toLowerCase(Locale.ROOT), told);
    }

    @Test
    void framesTheseEventsForSyslogAsWritten() throws Exception {
        SyslogMessage messages = new SyslogMessage(13, 32473, "log host.例");
        List<String> told = new ArrayList<>();
        for (RecordedEvent event : ForeignEvents.all()) {
            told.add(new String(messages.of(outgoing(event), 100_000), StandardCharsets.UTF_8));
            told.add(new String(messages.of(outgoing(event), 480), StandardCharsets.UTF_8));
        }
        isGolden("syslog", told);
        for (RecordedEvent event : ForeignEvents.all()) {
            byte[] cut = messages.of(outgoing(event), 480);
            assertThat(cut.length).isLessThanOrEqualTo(480);
            assertThat(new String(cut, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
        }
    }

    private Outgoing outgoing(RecordedEvent event) {
        String text = forms.tell(FeedFormat.CEF, event);
        return new Outgoing(
                event.event().id().toString(),
                event.event().type().name(),
                event.index().value(),
                "prj_1\"]\\",
                event.event().severity(),
                event.event().occurredAt(),
                "text/plain",
                text);
    }

    /** The fields that the table of the formats names are where it says. */
    @Test
    void whatTheTableOfFieldsNamesIsWhereItSays() {
        RecordedEvent most = ForeignEvents.all().get(1);
        JsonNode cloud = JSON.readTree(forms.tell(FeedFormat.CLOUDEVENTS, most));
        assertThat(cloud.at("/authid").asString()).isEqualTo("agent-7");
        assertThat(cloud.at("/data/changes/0/path").asString()).isEqualTo("/state");
        JsonNode ocsf = JSON.readTree(forms.tell(FeedFormat.OCSF, most));
        assertThat(ocsf.at("/type_uid").asLong()).isEqualTo(300_403);
        assertThat(ocsf.at("/metadata/correlation_uid").asString()).isEqualTo("corr-1");
        assertThat(ocsf.at("/unmapped/is_truncated").asBoolean()).isTrue();
        assertThat(ocsf.at("/entity/data/changes/0/new").asString()).isEqualTo("approved");
        JsonNode ecs = JSON.readTree(forms.tell(FeedFormat.ECS, most));
        assertThat(ecs.at("/user/effective/id").asString()).isEqualTo("u-1");
        assertThat(ecs.at("/trace/id").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(ecs.at("/labels/build_number").asString()).isEqualTo("42");
        JsonNode denied = JSON.readTree(forms.tell(FeedFormat.ECS, ForeignEvents.all().get(2)));
        assertThat(denied.at("/event/outcome").asString()).isEqualTo("failure");
        assertThat(denied.at("/event/type/1").asString()).isEqualTo("denied");
    }

    private static void isGolden(String name, List<String> told) throws Exception {
        assertThat(told).noneMatch(line -> line.contains("\n"));
        String wanted = System.getProperty("worklog.test.golden", "");
        if (!wanted.isEmpty()) {
            Files.write(Path.of(wanted).resolve(name + ".txt"), told);
        }
        try (var in = EventFormsTest.class.getResourceAsStream("/golden/feed/" + name + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(told).isEqualTo(Arrays.asList(text.split("\n")));
        }
    }
}
