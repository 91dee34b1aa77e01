package io.worklog.retention;

import io.worklog.codec.PrivateSide;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.retention.HoldBook.Placed;
import io.worklog.retention.RedactionScope.AttachedEvidence;
import io.worklog.retention.RedactionScope.Fields;
import io.worklog.retention.RedactionScope.OfActor;
import io.worklog.retention.RedactionScope.OfTarget;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds what an erasure would remove. One use. */
final class RedactionPlanner {
    private final LogScan scan;
    private final List<Placed> holds;
    private final SortedMap<LogIndex, Set<String>> fields = new TreeMap<>();
    private final Set<String> evidence = new LinkedHashSet<>();
    private final Set<String> heldBy = new LinkedHashSet<>();

    RedactionPlanner(LogScan scan, List<Placed> holds) {
        this.scan = scan;
        this.holds = holds;
    }

    RedactionPlan plan(RedactionScope scope) {
        switch (scope) {
            case Fields some -> addFields(some);
            case OfActor who -> addWhere(event -> Parties.acted(event, who.actorId()));
            case OfTarget what -> addWhere(event -> Parties.isAbout(event, what.type(), what.id()));
            case AttachedEvidence bytes -> addEvidence(bytes.sha256());
        }
        return new RedactionPlan(scope, fields, evidence, new ArrayList<>(heldBy));
    }

    private void addFields(Fields some) {
        LogEntry entry = scan.entry(some.index());
        AuditEvent event = LogScan.decoded(entry).event();
        Set<String> there = PrivateSide.parse(entry.privateSide()).paths();
        Set<String> wanted = new LinkedHashSet<>(there);
        if (!some.paths().isEmpty()) {
            wanted.retainAll(some.paths());
        }
        add(entry, event, wanted);
    }

    private void addWhere(Predicate<AuditEvent> wanted) {
        scan.all(
                0,
                scan.head().size().value(),
                (entry, event) -> {
                    if (entry.privateSide() != null && wanted.test(event)) {
                        add(entry, event, PrivateSide.parse(entry.privateSide()).paths());
                    }
                    return true;
                });
    }

    private void add(LogEntry entry, AuditEvent event, Set<String> paths) {
        if (!paths.isEmpty()) {
            fields.put(entry.index(), Set.copyOf(paths));
            heldBy.addAll(HoldBook.holding(holds, entry.index(), event));
        }
    }

    private void addEvidence(String sha256) {
        scan.entries(
                0,
                scan.head().size().value(),
                sha256,
                (entry, event) -> {
                    if (event.evidence().stream().anyMatch(e -> e.sha256().equals(sha256))) {
                        evidence.add(sha256);
                        heldBy.addAll(HoldBook.holding(holds, entry.index(), event));
                    }
                    return true;
                });
    }
}
