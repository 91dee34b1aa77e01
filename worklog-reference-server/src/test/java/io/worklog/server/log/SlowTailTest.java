package io.worklog.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.query.EventMatcher;
import io.worklog.query.EventQuery;
import io.worklog.sentence.Sentences;
import io.worklog.server.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A reader that does not read is let go, and what it costs meanwhile does not grow. */
class SlowTailTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final int EVENTS = 50;
    private static final int SWALLOWED = 5;

    private final TestLog log = TestLog.of(SERVER);
    private final AtomicLong nanos = new AtomicLong();

    /** Takes some events at once, and the next one only after eleven seconds. */
    private final class Sluggish extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int events;

        @Override
        public void write(int one) {
            taken.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            String text = new String(bytes, from, length, StandardCharsets.UTF_8);
            if (text.startsWith("id: ") && ++events == SWALLOWED) {
                nanos.addAndGet(Duration.ofSeconds(11).toNanos());
            }
            taken.write(bytes, from, length);
        }

        String told() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatWaitsTooLongIsTheLastThingToldAndNothingWaitsBehindIt() throws Exception {
        for (int i = 0; i < EVENTS; i++) {
            log.post("/events", TestLog.event("a.b", "o-" + i, ""));
        }
        Sluggish reader = new Sluggish();
        tail(reader, 0).run();
        String told = reader.told();
        assertThat(told).endsWith("event: end\ndata: {\"reason\":\"slow\"}\n\n");
        assertThat(reader.events).as("no event after the one that waited").isEqualTo(SWALLOWED);
    }

    /** A tail that would tell all would end with another reason. */
    private Tail tail(Sluggish out, long next) {
        EventViews views = new EventViews(SERVER.bean(Sentences.class));
        EventMatcher wanted = EventMatcher.of(EventQuery.of(log.log().id()).type("a.b").build());
        return new Tail(
                log.log(),
                next,
                wanted,
                new TailWriter(out, JsonMapper.shared(), views, Locale.ENGLISH),
                () -> out.events < EVENTS,
                () -> true,
                nanos::get);
    }
}
