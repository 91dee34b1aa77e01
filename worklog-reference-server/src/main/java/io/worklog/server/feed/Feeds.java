package io.worklog.server.feed;

import io.worklog.AuditLog;
import io.worklog.catalog.EventType;
import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import io.worklog.server.feed.Feed.State;
import io.worklog.server.feed.FeedTable.Sealed;
import io.worklog.server.trail.Trail;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and changes feeds; each change is an event of the project. */
final class Feeds {
    private static final int SECRET = 32;

    private final Database database;
    private final FeedTable table;
    private final Senders senders;
    private final Trail trail;
    private final FeedProperties properties;
    private final Ids ids;
    private final InstantSource clock;
    private final SecureRandom random;

    Feeds(
            Database database,
            FeedTable table,
            Senders senders,
            Trail trail,
            FeedProperties properties,
            Ids ids,
            InstantSource clock,
            SecureRandom random) {
        this.database = database;
        this.table = table;
        this.senders = senders;
        this.trail = trail;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A feed with the secret that is shown once.
     *
     * @param feed the feed
     * @param secret null for syslog
     */
    record Made(Feed feed, @Nullable String secret) {}

    Made create(Caller caller, ProjectRef project, FeedInput input) {
        FeedInput wanted = input.checkedNew(properties.allowPlain());
        AuditLog log = trail.of(project);
        long from = "beginning".equals(wanted.from()) ? 0 : log.head().size().value();
        Feed feed = newFeed(caller, project, wanted, from);
        return database.inTransaction(() -> {
            if (table.list(project.id()).size() >= properties.perProject()) {
                throw Problem.of(FeedProblem.TOO_MANY_FEEDS, "at most " + properties.perProject());
            }
            table.insert(feed);
            String secret = feed.webhook() ? newSecret(feed, null) : null;
            record(FeedEvents.CREATED, project, feed);
            return new Made(feed, secret);
        });
    }

    private Feed newFeed(Caller caller, ProjectRef project, FeedInput wanted, long from) {
        Instant now = clock.instant();
        return new Feed(
                ids.next("feed"),
                project.tenant(),
                project.id(),
                String.valueOf(wanted.name()),
                wanted.targetOr(null),
                wanted.formatOr(FeedFormat.WORKLOG),
                wanted.filter() == null ? Map.of() : wanted.filter(),
                State.ACTIVE,
                from,
                0,
                null,
                null,
                now,
                caller.userId(),
                now,
                1);
    }

    Feed get(ProjectRef project, String id) {
        return table.find(project.id(), id).orElseThrow(() -> Problem.notFound("the feed"));
    }

    List<Feed> list(ProjectRef project) {
        return table.list(project.id());
    }

    Feed change(ProjectRef project, String id, long version, FeedInput input) {
        return database.inTransaction(() -> {
            Feed before = get(project, id);
            input.checkedChange(properties.allowPlain(), before);
            Feed after = changed(before, input, before.next());
            save(after, version);
            record(FeedEvents.CHANGED, project, after);
            return get(project, id);
        });
    }

    private void save(Feed feed, long version) {
        if (!table.change(feed, version)) {
            throw EntityTag.stale();
        }
    }

    private Feed changed(Feed before, FeedInput input, long next) {
        return new Feed(
                before.id(),
                before.tenant(),
                before.project(),
                input.name() == null ? before.name() : input.name(),
                input.targetOr(before),
                input.formatOr(before.format()),
                input.filter() == null ? before.filter() : input.filter(),
                input.state() == null ? State.ACTIVE : State.valueOf(input.state()),
                next,
                0,
                null,
                before.deliveredAt(),
                clock.instant(),
                before.createdBy(),
                before.createdAt(),
                before.version());
    }

    /** Delivers again from an entry on. */
    Feed replay(ProjectRef project, String id, long from) {
        long size = trail.of(project).head().size().value();
        if (from < 0 || from > size) {
            throw Problem.invalid("/from", "must be 0 to " + size);
        }
        return database.inTransaction(() -> {
            Feed before = get(project, id);
            FeedInput same = new FeedInput(null, null, null, null, null, null);
            save(changed(before, same, from), before.version());
            record(FeedEvents.REPLAYED, project, before);
            return get(project, id);
        });
    }

    void delete(ProjectRef project, String id) {
        database.inTransaction(() -> {
            Feed feed = get(project, id);
            table.delete(id);
            if (feed.webhook()) {
                senders.shred(feed);
            }
            record(FeedEvents.DELETED, project, feed);
        });
    }

    /** A new secret; the one before signs beside it for a while. */
    String rotate(ProjectRef project, String id) {
        return database.inTransaction(() -> {
            Feed feed = get(project, id);
            if (!feed.webhook()) {
                throw Problem.of(FeedProblem.NO_SECRET, "it is a feed of syslog");
            }
            String secret = newSecret(feed, table.secrets(id).map(Sealed::newest).orElse(null));
            record(FeedEvents.SECRET_ROTATED, project, feed);
            return secret;
        });
    }

    private String newSecret(Feed feed, @Nullable String before) {
        byte[] bytes = new byte[SECRET];
        random.nextBytes(bytes);
        String secret = WebhookSignature.secret(bytes);
        long until = Times.micros(clock.instant().plus(properties.secretOverlap()));
        table.secrets(feed.id(), new Sealed(senders.seal(feed, secret), before, until));
        return secret;
    }

    /** The host alone: a URL may have a secret of its receiver in it. */
    void record(EventType<Object> type, ProjectRef project, Feed feed) {
        database.inTransaction(() -> {
            String format = feed.format().name().toLowerCase(Locale.ROOT);
            trail.of(project)
                    .record(type)
                    .target(feed.id(), feed.name())
                    .metadata("host", feed.target().getHost())
                    .metadata("format", format)
                    .commit();
        });
    }
}
