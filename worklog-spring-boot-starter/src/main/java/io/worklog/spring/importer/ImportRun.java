package io.worklog.spring.importer;

import io.worklog.AuditLog;
import io.worklog.Receipt;
import io.worklog.catalog.EventType;
import io.worklog.error.RejectedEventException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.EventLimits;
import io.worklog.event.Provenance;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import io.worklog.event.UuidV7;
import io.worklog.spring.importer.ImportReport.Fault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One pass over a source, into a log or into nothing. Used once, by one thread. */
final class ImportRun implements LegacySink {
    private static final int WINDOW = 1_024;
    private static final int MAX_FAULTS = 100;
    private static final RequestContext CHANNEL =
            new RequestContext(null, null, null, null, "import", null);

    private final LegacySource source;
    private final String name;
    private final @Nullable AuditLog log;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final LongConsumer progress;
    private final MessageDigest digest = Fit.sha256();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<Fault> faults = new ArrayList<>();
    private long read;
    private long accepted;
    private long alreadyThere;
    private long rejected;
    private long unreadable;

    private record Pending(String key, AuditEvent event, CompletableFuture<Receipt> receipt) {}

    ImportRun(
            LegacySource source,
            String name,
            @Nullable AuditLog log,
            InstantSource clock,
            UuidV7 ids,
            LongConsumer progress) {
        this.source = source;
        this.name = name;
        this.log = log;
        this.clock = clock;
        this.ids = ids;
        this.progress = progress;
    }

    ImportReport run() {
        Map<String, String> facts = source.facts();
        String about = Fit.hex(facts.toString().getBytes(StandardCharsets.UTF_8));
        mark(ImportedTypes.OPENED, "opened:" + about, facts);
        source.read(this);
        drain(0);
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Map<String, String> ended =
                Map.of(
                        "read", Long.toString(read),
                        "unreadable", Long.toString(unreadable),
                        "sha256", sha256);
        mark(ImportedTypes.CLOSED, "closed:" + sha256, ended);
        return new ImportReport(read, accepted, alreadyThere, rejected, sha256, faults);
    }

    /** Says where imported history begins or ends; said once for the same content. */
    private void mark(EventType<?> type, String key, Map<String, String> facts) {
        if (log == null) {
            return;
        }
        AuditEventBuilder event =
                AuditEvent.builder(type.ref())
                        .actor(Actor.system())
                        .verb(type.verb())
                        .target(Target.of("import", Fit.id(name, EventLimits.MAX_ID)));
        facts.forEach((fact, value) -> event.metadata("import." + fact, value));
        log.append(complete(event, key));
    }

    private AuditEvent complete(AuditEventBuilder event, String key) {
        String log = this.log == null ? "default" : this.log.id().value();
        return event.id(ids.next())
                .recordedAt(clock.instant())
                .provenance(new Provenance(log, "import", read))
                .context(CHANNEL)
                .metadata("imported.from", source.kind())
                .metadata("imported.source", name)
                .idempotencyKey(
                        Fit.id(
                                "import:" + source.kind() + ":" + name + ":" + key,
                                EventLimits.MAX_ID))
                .build();
    }

    @Override
    public void take(LegacyRecord record) {
        count(record.content());
        AuditEvent event =
                complete(
                        record.event().metadata("imported.sha256", Fit.hex(record.content())),
                        record.key());
        try {
            offer(record.key(), event);
        } catch (RejectedEventException e) {
            fault(record.key(), String.valueOf(e.getMessage()));
        }
        progress.accept(read);
    }

    private void count(byte[] content) {
        read++;
        digest.update(Fit.sha256().digest(content));
    }

    private void offer(String key, AuditEvent event) {
        if (log == null) {
            EventLimits.accepted(event);
            accepted++;
            return;
        }
        pending.add(new Pending(key, event, log.appendAsync(event)));
        drain(WINDOW);
    }

    /** Waits until no more than so many events are on their way. */
    private void drain(int most) {
        while (pending.size() > most) {
            settle(pending.remove());
        }
    }

    private void settle(Pending one) {
        try {
            boolean fresh = one.receipt().join().eventId().equals(one.event().id());
            accepted += fresh ? 1 : 0;
            alreadyThere += fresh ? 0 : 1;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RejectedEventException refused) {
                fault(one.key(), String.valueOf(refused.getMessage()));
            } else if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else {
                throw e;
            }
        }
    }

    @Override
    public void reject(String key, byte[] content, String reason) {
        count(content);
        unreadable++;
        fault(key, reason);
        progress.accept(read);
    }

    private void fault(String key, String reason) {
        rejected++;
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Fault(key, reason));
        }
    }
}
