package io.worklog.server.feed;

import io.worklog.AuditLog;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.log.TreeSize;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.feed.FeedDelivery.Outcome;
import io.worklog.server.feed.FeedLeases.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * This node's deliveries: a thread that looks for feeds nobody delivers and keeps the leases, and a
 * virtual thread for each feed, which sleeps until its log grows.
 */
final class FeedNode implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FeedNode.class);
    private static final Duration SLEEP = Duration.ofSeconds(5);
    private static final long GRACE_MILLIS = 5_000;

    private final FeedDelivery.Parts parts;
    private final Senders senders;
    private final ProjectDirectory projects;
    private final Map<Lease, Thread> deliveries = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Thread keeper;

    FeedNode(FeedDelivery.Parts parts, Senders senders, ProjectDirectory projects) {
        this.parts = parts;
        this.senders = senders;
        this.projects = projects;
    }

    @Override
    public synchronized void start() {
        if (parts.properties().enabled()) {
            keeper = Thread.ofPlatform().name("worklog-feeds").daemon().start(this::keep);
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = keeper;
        if (running != null) {
            end.countDown();
            keeper = null;
            deliveries.values().forEach(Thread::interrupt);
            try {
                running.join(GRACE_MILLIS);
                for (Thread delivery : deliveries.values()) {
                    delivery.join(GRACE_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return keeper != null;
    }

    private void keep() {
        Duration poll = parts.properties().poll();
        try {
            while (!end.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            LOG.debug("worklog.feed.interrupted", e);
        }
    }

    /** A database that is away is asked again in a moment. */
    private void look() {
        try {
            deliveries.forEach(this::renew);
            Optional<Lease> found = parts.leases().claim();
            while (found.isPresent() && end.getCount() > 0) {
                begin(found.get());
                found = parts.leases().claim();
            }
        } catch (RuntimeException e) {
            LOG.warn("worklog.feed.step-failed", e);
        }
    }

    private void renew(Lease held, Thread delivery) {
        if (!parts.leases().renew(held)) {
            delivery.interrupt();
        }
    }

    private void begin(Lease held) {
        Thread thread =
                Thread.ofVirtual()
                        .name("worklog-feed-" + held.feed().id())
                        .unstarted(context(held).wrap(() -> deliver(held)));
        deliveries.put(held, thread);
        thread.start();
    }

    private static WorklogContext context(Lease held) {
        return WorklogContext.empty().withActor(Actor.system()).withTenant(held.feed().tenant());
    }

    private void deliver(Lease held) {
        Feed feed = held.feed();
        try (Sender sender = senders.of(feed)) {
            FeedDelivery delivery = new FeedDelivery(parts, held, sender);
            Optional<ProjectRef> project = projects.find(feed.tenant(), feed.project());
            if (project.isPresent()) {
                follow(delivery, parts.trail().of(project.get()));
            }
        } catch (RuntimeException e) {
            LOG.warn("worklog.feed.delivery-failed {}", feed.id(), e);
        } finally {
            deliveries.remove(held);
            giveBack(held);
        }
    }

    private void follow(FeedDelivery delivery, AuditLog log) {
        Outcome outcome = delivery.drain(log);
        while (outcome == Outcome.CAUGHT_UP
                && end.getCount() > 0
                && !Thread.currentThread().isInterrupted()) {
            log.awaitGrowth(TreeSize.of(delivery.next()), SLEEP);
            outcome = delivery.drain(log);
        }
    }

    private void giveBack(Lease held) {
        try {
            boolean interrupted = Thread.interrupted();
            parts.leases().release(held);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        } catch (RuntimeException e) {
            LOG.debug("worklog.feed.not-given-back {}", held.feed().id(), e);
        }
    }
}
