package io.worklog.server.ops;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every part again and again, so that whoever asks for health gets an answer at once,
 * whatever hangs. Only its own thread looks. A look that hangs counts as failed and is not begun a second time beside it.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final List<Part> parts;
    private final Duration timeout;
    private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock;
    private final Future<?> looks;
    private final Map<String, Future<Finding>> hanging = new LinkedHashMap<>();
    private volatile List<Finding> findings = List.of();

    Watch(List<Part> parts, ManagementProperties settings) {
        this.parts = List.copyOf(parts);
        this.timeout = settings.checkTimeout();
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("worklog-watch").factory());
        this.looks =
                clock.scheduleWithFixedDelay(
                        this::look, 0, settings.checkInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the last look found; empty before the first. */
    List<Finding> findings() {
        return findings;
    }

    private void look() {
        List<Finding> now = parts.stream().map(this::look).toList();
        tellChanges(findings, now);
        findings = now;
    }

    private Finding look(Part part) {
        Future<Finding> look =
                hanging.computeIfAbsent(part.name(), name -> lookers.submit(part::look));
        try {
            Finding found = look.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            hanging.remove(part.name());
            return found;
        } catch (TimeoutException e) {
            return Finding.broken(part.name(), "it does not answer within " + timeout);
        } catch (ExecutionException e) {
            hanging.remove(part.name());
            return Finding.broken(part.name(), String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.broken(part.name(), "the server stops");
        }
    }

    private static void tellChanges(List<Finding> before, List<Finding> now) {
        for (Finding found : now) {
            boolean same = before.contains(found) || before.isEmpty() && found.problem() == null;
            if (!same && found.problem() != null) {
                LOG.warn("worklog.part.degraded {}: {}", found.part(), found.problem());
            } else if (!same) {
                LOG.info("worklog.part.recovered {}", found.part());
            }
        }
    }

    @Override
    public void close() {
        looks.cancel(true);
        clock.shutdownNow();
        lookers.shutdownNow();
    }
}
