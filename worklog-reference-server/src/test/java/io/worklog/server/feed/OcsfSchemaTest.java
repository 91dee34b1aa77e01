package io.worklog.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.worklog.RecordedEvent;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.sentence.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we tell as OCSF is what the official schema of that class wants. */
class OcsfSchemaTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEXT = schemaText();
    private static final JsonNode DEFINITION = JSON.readTree(TEXT);
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder ->
                                    builder.schemaLoader(
                                            loader -> loader.fetchRemoteResources(false)))
                    .getSchema(TEXT, InputFormat.JSON);

    private final EventForms forms = new EventForms(Sentences.builtIn());

    private static String schemaText() {
        String name = "/ocsf/entity_management-1.4.0.schema.json";
        try (InputStream in = OcsfSchemaTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> faults(JsonNode event) {
        List<String> faults = new ArrayList<>();
        SCHEMA.validate(event).forEach(error -> faults.add(error.toString()));
        labels(event, DEFINITION, "", faults);
        return faults;
    }

    /** The label beside a number is that of the schema, unless the number says that it is other. */
    private static void labels(
            JsonNode value, JsonNode definition, String path, List<String> faults) {
        definition
                .path("properties")
                .forEachEntry((name, part) -> {
                    JsonNode number = value.path(name);
                    JsonNode label = value.path(part.path("x-sibling").asString(""));
                    String caption = part.path("x-captions").path(number.asString("")).asString("");
                    if (label.isString()
                            && number.asInt(99) != 99
                            && !label.asString().equals(caption)) {
                        faults.add(path + name + ": " + label + " is not " + caption);
                    }
                    JsonNode below = DEFINITION.at(part.path("$ref").asString("").replace("#", ""));
                    if (number.isObject() && part.has("$ref")) {
                        labels(number, below, path + name + "/", faults);
                    }
                });
    }

    @Test
    void theGoldenEventsAreOfTheSchema() throws IOException {
        try (InputStream in = OcsfSchemaTest.class.getResourceAsStream("/golden/feed/ocsf.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = all.lines().toList();
            assertThat(lines).hasSize(ForeignEvents.all().size());
            for (String line : lines) {
                assertThat(faults(JSON.readTree(line))).as(line).isEmpty();
            }
        }
    }

    private static Stream<RecordedEvent> everyKind() {
        List<RecordedEvent> all = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            for (Outcome outcome : Outcome.values()) {
                Severity severity =
                        Severity.values()[
                                (verb.ordinal() + outcome.ordinal()) % Severity.values().length];
                all.add(ForeignEvents.of(verb, outcome, severity));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyVerbAndOutcomeIsOfTheSchema(RecordedEvent event) {
        JsonNode told = JSON.readTree(forms.tell(FeedFormat.OCSF, event));
        assertThat(faults(told)).as(told.toString()).isEmpty();
    }

    /** The check finds what it is there for. */
    @Test
    void whatTheSchemaForbidsIsFound() {
        String good = forms.tell(FeedFormat.OCSF, ForeignEvents.all().get(1));
        for (String[] bad :
                new String[][] {
                    {"\"severity_id\":4", "\"severity_id\":44"},
                    {"\"time\":", "\"time_\":"},
                    {"\"status\":\"Success\"", "\"status\":\"success\""},
                    {"\"type_uid\":300403", "\"type_uid\":300103"},
                    {"\"log_name\":", "\"is_truncated\":true,\"log_name\":"},
                    {"\"hostname\":\"app-1\"", "\"hostname\":7"},
                    {"\"uid\":\"agent-7\"", "\"id\":\"agent-7\""}
                }) {
            String planted = good.replace(bad[0], bad[1]);
            assertThat(planted).isNotEqualTo(good);
            assertThat(faults(JSON.readTree(planted))).as(bad[1]).isNotEmpty();
        }
    }
}
