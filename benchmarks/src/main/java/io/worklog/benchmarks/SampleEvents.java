package io.worklog.benchmarks;

import io.worklog.benchmarks.peer.Sample;
import io.worklog.codec.EventCodec;
import io.worklog.codec.FieldPolicy;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.Outcome;
import io.worklog.event.Provenance;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import io.worklog.event.Verb;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** The event that every suite uses: some 500 bytes, six attributes, a five-field difference. */
final class SampleEvents {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FIRST_DAY = Instant.parse("2020-01-01T00:00:00Z");
    private static final int MILLIS_BETWEEN = 864;
    private static final String[] PEOPLE = {"alice", "bob", "chen", "dana", "王芳", "李雷"};

    private SampleEvents() {}

    /** The n-th event; the same n gives the same event. */
    static AuditEvent event(long n) {
        return builder(n).build();
    }

    /** The n-th event as it has some of everything that events are searched by. */
    static AuditEvent varied(long n) {
        return variedBuilder(n).build();
    }

    /** When the n-th event of days occurred: there are a hundred thousand a day. */
    static Instant dailyTime(long n) {
        return FIRST_DAY.plusMillis(n * MILLIS_BETWEEN);
    }

    /** The n-th event of days, varied; one in some thousand has a rare word of either language. */
    static AuditEvent daily(long n) {
        AuditEventBuilder event = variedBuilder(n);
        if (n % 1_013 == 0) {
            event.reason("chargeback disputed by the bank");
        }
        return event.occurredAt(dailyTime(n)).recordedAt(dailyTime(n)).build();
    }

    private static AuditEventBuilder variedBuilder(long n) {
        return builder(n)
                .tenant("tenant-" + n % 53)
                .outcome(n % 97 == 0 ? Outcome.DENIED : Outcome.SUCCESS)
                .verb(n % 2 == 0 ? Verb.UPDATE : Verb.READ)
                .metadata("side", n % 2 == 0 ? "left" : "right")
                .reason(n % 1_009 == 0 ? "客户要求退款" : "routine check");
    }

    private static AuditEventBuilder builder(long n) {
        Instant time = START.plusMillis(n * 10);
        String actor = PEOPLE[(int) (n % PEOPLE.length)] + n % 997;
        AuditEventBuilder builder =
                AuditEvent.builder(new TypeRef(n % 3 == 0 ? "order.paid" : "order.updated", 1))
                        .id(new UUID((n << 16) | 0x7000, 0x8000000000000000L | n))
                        .verb(Verb.UPDATE)
                        .occurredAt(time)
                        .recordedAt(time)
                        .provenance(new Provenance("bench", "jmh", n))
                        .actor(Actor.user(actor))
                        .target(Target.of("order", "o-" + n % 100_003))
                        .change(Change.set("status", "open", "paid"))
                        .change(Change.set("amount", "120.00", "118.50"))
                        .change(Change.set("currency", "CNY", "EUR"))
                        .change(Change.set("note", "尽快发货", "已发货"))
                        .change(Change.set("version", "3", "4"));
        Sample.sixAttributes().forEach(builder::metadata);
        return builder;
    }

    /** Samples for peers, with the bytes that the library stores for the event of that number. */
    static Sample[] samples(int count) {
        EventCodec codec = new EventCodec(new SecureRandom());
        Sample[] samples = new Sample[count];
        for (int i = 0; i < count; i++) {
            samples[i] = Sample.of(i, codec.encode(event(i), FieldPolicy.defaults()).sealed());
        }
        return samples;
    }
}
