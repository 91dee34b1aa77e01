package io.worklog.spring.operate;

import io.worklog.LogHealth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * DOWN while events are not recorded; UP, with what is not as it should be, otherwise. Never waits
 * longer than it may for a store that does not answer, and never asks it twice at a time.
 */
final class WorklogHealthIndicator implements HealthIndicator {
    /** So many logs are listed; a worklog may have thousands. */
    private static final int MOST_LOGS = 20;

    private final RecordingCheck check;
    private final OperateProperties.Health settings;
    private final AtomicReference<@Nullable CompletableFuture<Diagnosis>> running =
            new AtomicReference<>();

    WorklogHealthIndicator(RecordingCheck check, OperateProperties.Health settings) {
        this.check = check;
        this.settings = settings;
    }

    @Override
    public Health health() {
        Diagnosis found = diagnosis();
        Health.Builder health = new Health.Builder();
        if (!found.stops().isEmpty()) {
            health.down().withDetail("stopped", found.stops());
        } else if (!found.concerns().isEmpty()) {
            health.status(new Status(settings.degradedStatus()));
        } else {
            health.up();
        }
        if (!found.concerns().isEmpty()) {
            health.withDetail("degraded", found.concerns());
        }
        Map<String, Object> logs = new LinkedHashMap<>();
        found.logs().stream()
                .limit(MOST_LOGS)
                .forEach(log -> logs.put(log.log().value(), figures(log)));
        return health.withDetail("logs", logs).withDetail("open", found.logs().size()).build();
    }

    private static Map<String, Object> figures(LogHealth log) {
        return Map.of(
                "size", log.size().value(),
                "sealed", log.sealed().value(),
                "pending", log.pending(),
                "spilled", log.spilled(),
                "lost", log.lost());
    }

    private Diagnosis diagnosis() {
        try {
            return current().get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Diagnosis.failed("the store has not answered within " + settings.timeout());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Diagnosis.failed("not checked: " + cause.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Diagnosis.failed("not checked: interrupted");
        }
    }

    /** A check that is still waiting is waited for by whoever asks next. */
    private CompletableFuture<Diagnosis> current() {
        CompletableFuture<Diagnosis> own = new CompletableFuture<>();
        CompletableFuture<Diagnosis> found = running.updateAndGet(now -> now == null ? own : now);
        if (found == own) {
            Thread.ofVirtual().name("worklog-health").start(() -> complete(own));
        }
        return found == null ? own : found;
    }

    /** The next to ask gets a new check, even before this one's answer is out. */
    private void complete(CompletableFuture<Diagnosis> own) {
        try {
            Diagnosis made = check.make();
            running.set(null);
            own.complete(made);
        } catch (RuntimeException | Error e) {
            running.set(null);
            own.completeExceptionally(e);
        }
    }
}
