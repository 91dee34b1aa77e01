package io.worklog.retention;

import io.worklog.catalog.WorklogTypes;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Target;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The holds in force, as the log itself says. Reads on from where it read last. Not thread-safe.
 *
 * <p>A hold is placed by an event whose target is {@code ("case", <name>)} and whose metadata
 * narrow it: {@code hold.actor}, or {@code hold.targetType} and {@code hold.targetId}; {@code
 * hold.from} and {@code hold.until} are times as ISO 8601.
 */
final class HoldBook {
    static final String CASE = "case";
    private static final String ACTOR = "hold.actor";
    private static final String TARGET_TYPE = "hold.targetType";
    private static final String TARGET_ID = "hold.targetId";
    private static final String FROM = "hold.from";
    private static final String UNTIL = "hold.until";
    private static final String ANY_HOLD = "\"type\":\"worklog.hold.";

    private final LogScan scan;
    private final Map<String, Placed> inForce = new LinkedHashMap<>();
    private long readTo;

    HoldBook(LogScan scan) {
        this.scan = scan;
    }

    List<Placed> inForce() {
        long size = scan.head().size().value();
        scan.entries(readTo, size, ANY_HOLD, this::take);
        readTo = size;
        return List.copyOf(inForce.values());
    }

    private boolean take(LogEntry entry, AuditEvent event) {
        String type = event.type().name();
        if (type.equals(WorklogTypes.HOLD_PLACED.name())) {
            LegalHold hold = hold(event);
            inForce.put(hold.caseId(), new Placed(hold, entry.index()));
        } else if (type.equals(WorklogTypes.HOLD_LIFTED.name())) {
            inForce.remove(caseOf(event));
        }
        return true;
    }

    private static LegalHold hold(AuditEvent event) {
        Map<String, String> how = event.metadata();
        String type = how.get(TARGET_TYPE);
        String id = how.get(TARGET_ID);
        Target target = type == null || id == null ? null : Target.of(type, id);
        return new LegalHold(
                caseOf(event), how.get(ACTOR), target, time(how.get(FROM)), time(how.get(UNTIL)));
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static String caseOf(AuditEvent event) {
        return event.targets().get(0).id();
    }

    /** Writes a hold into the event that places it. */
    static void describe(LegalHold hold, AuditEventBuilder event) {
        event.target(CASE, hold.caseId());
        if (hold.actorId() != null) {
            event.metadata(ACTOR, hold.actorId());
        }
        if (hold.target() != null) {
            event.metadata(TARGET_TYPE, hold.target().type());
            event.metadata(TARGET_ID, hold.target().id());
        }
        if (hold.from() != null) {
            event.metadata(FROM, hold.from().toString());
        }
        if (hold.until() != null) {
            event.metadata(UNTIL, hold.until().toString());
        }
    }

    /** The cases that hold an event. */
    static List<String> holding(List<Placed> holds, LogIndex index, AuditEvent event) {
        List<String> cases = new ArrayList<>();
        for (Placed placed : holds) {
            if (placed.at().equals(index) || covers(placed.hold(), event)) {
                cases.add(placed.hold().caseId());
            }
        }
        return cases;
    }

    private static boolean covers(LegalHold hold, AuditEvent event) {
        return (hold.covers(event.occurredAt()) || hold.covers(event.recordedAt()))
                && (hold.actorId() == null || Parties.acted(event, hold.actorId()))
                && (hold.target() == null
                        || Parties.isAbout(event, hold.target().type(), hold.target().id()));
    }

    /**
     * A hold with the event that placed it, which stays as long as the hold does.
     *
     * @param hold what is held
     * @param at where the event is
     */
    record Placed(LegalHold hold, LogIndex at) {}
}
