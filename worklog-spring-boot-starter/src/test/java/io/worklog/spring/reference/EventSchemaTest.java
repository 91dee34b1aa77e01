package io.worklog.spring.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import io.worklog.event.Outcome;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spring.reference.Billing.Invoice;
import io.worklog.spring.reference.Billing.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas as an independent validator reads them. */
class EventSchemaTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** A refund as it is sealed. */
    private static final String REFUND =
            """
            {"actor":{"id":"u-1","type":"user"},
             "changes":[
              {"new":{"kind":"integer","label":"refunded","text":"4"},"old":3,
               "op":"set","path":"status"},
              {"class":"secret","new":{"kind":"masked"},"old":{"kind":"masked"},
               "op":"set","path":"cardNumber"}],
             "commitments":{"/actor/name":"LgKXmhEaa8CIpm7Yc0GahVw9FPYHDT6NyFvyh17jQgU="},
             "id":"019ac1f0-7c1e-7d3a-9f0a-4f6f5a0b9c11","log":"orders",
             "occurredAt":"2026-11-22T08:00:03.000000Z","outcome":"success","reason":"twice",
             "recordedAt":"2026-11-22T08:00:03.000120Z","severity":"high","source":"host-1",
             "sourceSeq":3,"targets":[{"id":"o-3","type":"invoice"}],"tenant":"default",
             "type":"billing.invoice.refunded","typeVersion":2,"v":1,"verb":"other"}
            """;

    @TempDir Path folder;

    private static Schema schema(EventType<?> type) {
        return REGISTRY.getSchema(PrettyJson.write(EventSchema.of(type)), InputFormat.JSON);
    }

    private static List<String> faults(EventType<?> type, String event) {
        return schema(type).validate(event, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void everySchemaKeepsTheRulesOfItsDialect() {
        Schema meta =
                REGISTRY.getSchema(
                        com.networknt.schema.SchemaLocation.of(
                                "https://json-schema.org/draft/2020-12/schema"));
        for (EventType<?> type : WorklogReferenceTest.catalog().types()) {
            String schema = PrettyJson.write(EventSchema.of(type));
            assertThat(meta.validate(schema, InputFormat.JSON)).as(type.toString()).isEmpty();
        }
        assertThat(meta.validate("{\"type\": \"nonsense\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void whatIsRecordedIsAsTheSchemaSays() {
        try (Worklog log =
                Worklog.builder()
                        .directory(folder)
                        .catalog(WorklogReferenceTest.catalog())
                        .open()) {
            record(log);
            List<RecordedEvent> events = events(log, Worklog.DEFAULT_LOG);
            assertThat(events).hasSizeGreaterThanOrEqualTo(5);
            Stream.concat(events.stream(), events(log, "worklog.meta").stream())
                    .forEach(EventSchemaTest::requireValid);
        }
    }

    private static void record(Worklog log) {
        Invoice before =
                new Invoice("i-1", 3, BigDecimal.TEN, "Ann", "4111", List.of(new Line("a", 1)), 1);
        Invoice after =
                new Invoice("i-1", 4, BigDecimal.ONE, "Bob", "4222", List.of(new Line("b", 2)), 2);
        log.record(Billing.REFUNDED.delivery(io.worklog.catalog.Delivery.DURABLE))
                .target("i-1", "Invoice 1")
                .actor(Actor.user("root", "Root").actingFor(Actor.user("u-1", "Ann")))
                .change(before, after)
                .reason("charged twice")
                .metadata("cardNumber", "4111")
                .arg("cardNumber", "4111")
                .evidence(new java.io.ByteArrayInputStream(new byte[] {1}), "image/png", "a.png")
                .commit();
        log.record(Billing.REFUNDED_ONCE).target("i-1").outcome(Outcome.DENIED, "no").commit();
        log.record(Billing.VIEWED.delivery(io.worklog.catalog.Delivery.DURABLE))
                .target("c-1")
                .commit();
        log.record(Billing.CLOSED).target("a-1").reason("asked for it").commit();
        log.batch("import", Billing.REFUNDED_ONCE, List.of("1", "2"), (id, one) -> one.target(id));
    }

    private static List<RecordedEvent> events(Worklog log, String name) {
        io.worklog.AuditLog one = log.log(name);
        return one.find(EventQuery.of(one.id()).build(), PageRequest.oldest(100)).events();
    }

    private static void requireValid(RecordedEvent recorded) {
        EventType<?> type =
                WorklogReferenceTest.catalog().find(recorded.event().type()).orElseThrow();
        String sealed = new String(recorded.sealed(), StandardCharsets.UTF_8);
        assertThat(faults(type, sealed)).as(sealed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "personal", "typical"})
    void theGoldenEventsOfTheFormatAreValid(String name) throws IOException {
        Path file = Path.of("../worklog-core/src/test/resources/golden/v1", name + ".json");
        String sealed = Files.readString(file);
        String type = sealed.replaceAll("(?s).*\"type\":\"([^\"]+)\",\"typeVersion\".*", "$1");
        int version = Integer.parseInt(sealed.replaceAll("(?s).*\"typeVersion\":(\\d+).*", "$1"));
        assertThat(faults(EventType.named(type).version(version), sealed)).isEmpty();
        assertThat(faults(EventType.named(type).version(version + 1), sealed)).isNotEmpty();
    }

    @Test
    void theExampleIsValid() {
        assertThat(faults(Billing.REFUNDED, REFUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '@',
            textBlock =
                    """
                    "reason":"twice", ~ @@
                    "reason":"twice" ~ "reason":"  "
                    "typeVersion":2 ~ "typeVersion":1
                    "type":"billing.invoice.refunded" ~ "type":"billing.other"
                    "type":"invoice" ~ "type":"order"
                    "outcome":"success" ~ "outcome":"SUCCESS"
                    "severity":"high" ~ "severity":"huge"
                    "verb":"other" ~ "verb":"refund"
                    "tenant":"default" ~ "tenant":""
                    "id":"u-1","type":"user" ~ "type":"user"
                    "id":"u-1","type":"user" ~ "id":"u-1","type":"person"
                    "v":1 ~ "v":2
                    "v":1, ~ @@
                    "v":1 ~ "v":1,"more":true
                    "sourceSeq":3 ~ "sourceSeq":-1
                    "sourceSeq":3 ~ "sourceSeq":3.5
                    "log":"orders" ~ "log":"Orders!"
                    08:00:03.000000Z ~ 08:00:03+01:00
                    019ac1f0-7c1e-7d3a ~ 019ac1f0-7c1e-4d3a
                    U=" ~ U"
                    "op":"set","path":"status" ~ "op":"replace","path":"status"
                    "old":3 ~ "old":3.5
                    "kind":"integer" ~ "kind":"int"
                    "old":{"kind":"masked"} ~ "old":"4111"
                    "path":"cardNumber" ~ "path":"cardNumber","x":1
                    "path":"status" ~ "path":"payment.cardNumber.issuer"
                    "path":"status" ~ "path":"cards[7].cardNumber"
                    "path":"status" ~ "path":"lines[a][b].pin"
                    "v":1 ~ "v":1,"metadata":{"cardNumber":"4111"}
                    "v":1 ~ "v":1,"message":{"key":"k","args":{"cardNumber":"4111"}}
                    """)
    void whatIsBrokenIsRefused(String piece, String broken) {
        assertThat(REFUND).contains(piece);
        assertThat(faults(Billing.REFUNDED, REFUND.replace(piece, broken))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    "path":"status" ~ "path":"cardNumbers"
                    "path":"status" ~ "path":"pin"
                    "path":"status" ~ "path":"lines[a.pin]"
                    "v":1 ~ "v":1,"metadata":{"cardNumber":"***"}
                    "v":1,"verb":"other" ~ "index":7,"verb":"other","withheld":["/actor/name"]
                    "id":"u-1","type":"user" ~ "id":"u-1","name":"Ann","type":"user"
                    """)
    void whatIsMerelyAnotherWayIsTaken(String piece, String other) {
        assertThat(REFUND).contains(piece);
        assertThat(faults(Billing.REFUNDED, REFUND.replace(piece, other))).isEmpty();
    }

    @Test
    void aReasonThatWasCommittedNeedNotBeThere() {
        String closed =
                REFUND.replace("billing.invoice.refunded", "crm.account.closed")
                        .replace("\"typeVersion\":2", "\"typeVersion\":1")
                        .replace("\"invoice\"", "\"account\"")
                        .replace("\"reason\":\"twice\",", "");
        assertThat(faults(Billing.CLOSED, closed)).isNotEmpty();
        assertThat(faults(Billing.CLOSED, closed.replace("/actor/name", "/reason"))).isEmpty();
    }
}
