package io.worklog.server.record;

import io.worklog.RecordedEvent;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Told;
import io.worklog.server.record.StepRows.Step;
import io.worklog.server.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Compares what the database says of a record with what the events of its log say, so that whoever
 * changed the database behind the server's back is found out. The log itself is verified elsewhere.
 * Thread-safe.
 */
final class RecordCheck {
    private final RecordRows rows;
    private final VersionRows versions;
    private final StepRows steps;
    private final ContentDigests digests;
    private final Trail trail;

    RecordCheck(
            RecordRows rows,
            VersionRows versions,
            StepRows steps,
            ContentDigests digests,
            Trail trail) {
        this.rows = rows;
        this.versions = versions;
        this.steps = steps;
        this.digests = digests;
        this.trail = trail;
    }

    /**
     * A place where database and log disagree.
     *
     * @param version which version; null where it is about the record as a whole
     * @param field which field
     * @param eventIndex the event that says otherwise; null where an event is missing
     * @param fault what is wrong, without values
     */
    record Finding(
            @Nullable Long version,
            String field,
            @Nullable Long eventIndex,
            @JsonSerialize(using = Told.class) String fault) {}

    /**
     * What a check found.
     *
     * @param consistent whether nothing disagrees
     * @param versionsChecked versions whose content was compared
     * @param erasedFields fields whose digest was erased, as {@code version/field}: nothing can be
     *     said about them
     * @param waiting events that are committed and not yet in the log; check again after them
     * @param findings where database and log disagree
     */
    record Outcome(
            boolean consistent,
            int versionsChecked,
            List<String> erasedFields,
            int waiting,
            List<Finding> findings) {}

    Outcome of(ProjectRef project, String record) {
        List<RecordedEvent> events = RecordReader.events(trail.of(project), record);
        Optional<RecordRow> row = rows.find(project.id(), record);
        if (events.isEmpty() && row.isEmpty()) {
            throw Problem.notFound("the record");
        }
        Gathered gathered = new Gathered(events);
        if (row.isEmpty()) {
            gathered.add(null, "record", null, "is in the log and not in the database");
            return gathered.outcome();
        }
        gathered.waitFor(steps.all(record));
        if (gathered.waiting == 0) {
            gathered.record(row.get());
            gathered.versions(row.get());
        }
        return gathered.outcome();
    }

    /** What one check has found so far. */
    private final class Gathered {
        private final List<RecordedEvent> events;
        private final List<Finding> findings = new ArrayList<>();
        private final List<String> erased = new ArrayList<>();
        private int checked;
        private int waiting;

        Gathered(List<RecordedEvent> events) {
            this.events = events;
        }

        void add(@Nullable Long version, String field, @Nullable Long index, String fault) {
            findings.add(new Finding(version, field, index, fault));
        }

        Outcome outcome() {
            boolean consistent = findings.isEmpty() && waiting == 0;
            return new Outcome(consistent, checked, erased, waiting, findings);
        }

        /** Receipts the log does not have yet are on their way for a moment after a commit. */
        void waitFor(List<Step> known) {
            List<String> there = events.stream().map(one -> one.event().id().toString()).toList();
            waiting =
                    (int)
                            known.stream()
                                    .filter(step -> step.index() == null)
                                    .filter(step -> !there.contains(step.eventId()))
                                    .count();
        }

        void record(RecordRow row) {
            String state = null;
            Long stateAt = null;
            String author = null;
            for (RecordedEvent one : events) {
                AuditEvent event = one.event();
                for (Change change : event.changes()) {
                    if (change.path().equals("state") && change.newValue() != null) {
                        state = change.newValue().text();
                        stateAt = one.index().value();
                    }
                }
                if (event.type().name().equals(RecordEvents.CREATED.name())) {
                    author = event.actor().id();
                }
            }
            differs("state", row.state().name(), state, stateAt);
            differs("author", row.author().id(), author, null);
            head(row);
        }

        /** What lists show is a copy of the version; it must be the same. */
        private void head(RecordRow row) {
            RecordContent body = versions.get(row.id(), row.number()).body();
            differs("title", row.title(), body.title(), null);
            differs("date", row.date(), body.date().toString(), null);
            differs("minutes", Long.toString(row.minutes()), Long.toString(body.minutes()), null);
            differs("tags", row.tags().toString(), body.tags().toString(), null);
        }

        private void differs(
                String field, String is, @Nullable String sealed, @Nullable Long index) {
            if (sealed == null) {
                add(null, field, index, "is in the database and no event says it");
            } else if (!sealed.equals(is)) {
                add(null, field, index, "is not what was recorded");
            }
        }

        void versions(RecordRow row) {
            List<VersionRow> all = versions.all(row.id());
            for (VersionRow version : all) {
                if (version.submittedAt() != null) {
                    version(version);
                }
            }
            for (RecordedEvent one : submissions()) {
                long number = number(one.event());
                if (all.stream().noneMatch(version -> isSubmitted(version, number))) {
                    add(number, "version", one.index().value(), "is in the log only");
                }
            }
            approved(row);
        }

        private static boolean isSubmitted(VersionRow version, long number) {
            return version.number() == number && version.submittedAt() != null;
        }

        private void version(VersionRow version) {
            RecordedEvent sealed = null;
            for (RecordedEvent one : submissions()) {
                if (number(one.event()) == version.number()) {
                    sealed = one;
                }
            }
            if (sealed == null) {
                add(version.number(), "version", null, "was never submitted by an event");
                return;
            }
            checked++;
            fields(version, sealed);
        }

        private void fields(VersionRow version, RecordedEvent sealed) {
            Map<String, String> is = digests.of(version.body());
            for (Map.Entry<String, String> field : is.entrySet()) {
                String key = ContentDigests.PREFIX + field.getKey();
                String was = sealed.event().metadata().get(key);
                if (was == null) {
                    boolean gone = sealed.withheld().contains("/metadata/" + key);
                    if (gone) {
                        erased.add(version.number() + "/" + field.getKey());
                    } else {
                        add(version.number(), field.getKey(), index(sealed), "has no digest");
                    }
                } else if (!was.equals(field.getValue())) {
                    add(
                            version.number(),
                            field.getKey(),
                            index(sealed),
                            "is not what was submitted");
                }
            }
        }

        private void approved(RecordRow row) {
            Long number = null;
            Long at = null;
            for (RecordedEvent one : events) {
                if (one.event().type().name().equals(RecordEvents.APPROVED.name())) {
                    number = number(one.event());
                    at = index(one);
                }
            }
            if (!Objects.equals(number, row.approvedNumber())) {
                add(null, "approvedNumber", at, "is not what was approved");
            }
        }

        private List<RecordedEvent> submissions() {
            return events.stream()
                    .filter(one -> one.event().type().name().equals(RecordEvents.SUBMITTED.name()))
                    .toList();
        }
    }

    private static Long index(RecordedEvent event) {
        return event.index().value();
    }

    private static long number(AuditEvent event) {
        return Long.parseLong(event.metadata().getOrDefault("version", "0"));
    }
}
