package io.worklog.spring.logged;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import io.worklog.event.EventLimits;
import io.worklog.event.Outcome;
import io.worklog.spring.Logged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is passed to a method is data: nothing of it is evaluated, and the call goes on. */
class HostileValuesTest {
    private static final Started APP = Started.with(Intake.class);
    private static final String BACKSLASH = "\\";

    static class Intake {
        @Logged(
                value = "billing.invoice.refunded",
                target = "#value",
                targetName = "#value",
                reason = "#value",
                after = "{'v': #text}",
                args = "arg=#value",
                metadata = "meta=#value")
        public Object take(Object value, String text) {
            return value;
        }

        @Logged(
                value = "billing.invoice.refunded",
                target = "#invoice",
                after = "#invoice",
                tenant = "#invoice.status",
                key = "#invoice.id + #invoice.note")
        public void typed(Invoice invoice) {}
    }

    @BeforeEach
    void forget() {
        APP.events();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void twoHundredValuesAreRecordedAsTheyAre() {
        List<Object> values = Hostile.values();
        assertThat(values).hasSizeGreaterThanOrEqualTo(200);
        for (Object value : values) {
            String text = value instanceof String own ? own : "";
            assertThat(APP.bean(Intake.class).take(value, text) == value).isTrue();
        }
        List<AuditEvent> events = APP.events();
        assertThat(events).hasSize(values.size());
        for (int i = 0; i < values.size(); i++) {
            assertRecorded(values.get(i), events.get(i));
        }
        assertThat(Files.exists(Path.of("planted"))).isFalse();
        assertThat(APP.worklog().verify().good()).isTrue();
    }

    private static void assertRecorded(Object value, AuditEvent event) {
        assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
        if (!(value instanceof String text)) {
            return;
        }
        boolean whole = text.codePointCount(0, text.length()) <= EventLimits.MAX_METADATA_VALUE;
        String safe = escaped(text);
        if (whole) {
            assertThat(event.metadata()).containsEntry("meta", safe);
            assertThat(event.reason()).isEqualTo(safe);
            assertThat(event.message().args()).containsEntry("arg", safe);
        } else {
            assertThat(event.truncated()).containsKey("/metadata/meta");
            assertThat(safe).startsWith(event.metadata().get("meta"));
        }
        if (!text.isEmpty() && text.codePointCount(0, text.length()) > EventLimits.MAX_ID) {
            assertThat(event.targets().get(0).id()).contains("~sha256:");
            assertThat(event.metadata().get(Notes.SHORTENED)).contains("target");
        } else if (!text.isEmpty()) {
            assertThat(event.targets().get(0).id()).isEqualTo(safe);
        }
        assertThat(event.metadata().containsKey(Notes.ESCAPED)).isEqualTo(!safe.equals(text));
    }

    /** What the documents say an event's text is: only what it may not hold is written out. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair =
                    i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (pair) {
                safe.append(c).append(text.charAt(++i));
            } else if (c == 0 || Character.isSurrogate(c)) {
                safe.append(BACKSLASH).append("u%04x".formatted((int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    @Test
    void aStateOfHostileTextsIsRecordedToo() {
        Invoice invoice = new Invoice("\u0000\ud800", "t".repeat(200), "n".repeat(200));
        APP.bean(Intake.class).typed(invoice);
        AuditEvent event = APP.event();
        assertThat(event.tenant()).hasSize(EventLimits.MAX_SHORT_ID).contains("~sha256:");
        assertThat(event.idempotencyKey()).hasSizeLessThanOrEqualTo(EventLimits.MAX_ID);
        assertThat(event.changes()).isNotEmpty();
        assertThat(event.metadata().get(Notes.ESCAPED)).contains("changes").contains("target");
    }
}
