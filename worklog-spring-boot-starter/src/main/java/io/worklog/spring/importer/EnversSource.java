package io.worklog.spring.importer;

import io.worklog.catalog.EventType;
import io.worklog.diff.ObjectDiff;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.EventLimits;
import io.worklog.event.Links;
import io.worklog.event.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads audit tables of Hibernate Envers one after the other, and in each the revisions of one
 * object after the other, so that only the revision before has to be remembered.
 */
final class EnversSource implements LegacySource {
    private final DataSource database;
    private final EnversLayout layout;
    private final ObjectDiff diff = ObjectDiff.standard();

    EnversSource(DataSource database, EnversLayout layout) {
        this.database = database;
        this.layout = layout;
    }

    @Override
    public String kind() {
        return "envers";
    }

    @Override
    public Map<String, String> facts() {
        return SqlReading.read(
                database,
                "the audit tables",
                connection -> {
                    List<EnversTable> tables = EnversTable.find(connection, layout);
                    long rows = 0;
                    for (EnversTable table : tables) {
                        rows += table.count(connection);
                    }
                    Map<String, String> facts = new TreeMap<>();
                    facts.put("tables", Integer.toString(tables.size()));
                    facts.put("rows", Long.toString(rows));
                    return facts;
                });
    }

    @Override
    public void read(LegacySink sink) {
        SqlReading.<@Nullable Void>read(
                database,
                "the audit tables",
                connection -> {
                    for (EnversTable table : EnversTable.find(connection, layout)) {
                        read(connection, table, sink);
                    }
                    return null;
                });
    }

    private void read(Connection connection, EnversTable table, LegacySink sink)
            throws SQLException {
        try (PreparedStatement statement = SqlReading.streaming(connection, table.query(layout));
                ResultSet rows = statement.executeQuery()) {
            EnversRow before = null;
            while (rows.next()) {
                EnversRow row = EnversRow.read(rows, table, layout);
                take(table, row, row.isOf(before) ? before : null, sink);
                before = row;
            }
        }
    }

    private void take(
            EnversTable table, EnversRow row, @Nullable EnversRow before, LegacySink sink) {
        EventType<?> type = type(row.kind());
        if (type == null || table.idColumns().isEmpty()) {
            String why = type == null ? "an unknown kind of change" : "its table has no key";
            sink.reject(row.key(table), row.content(), why);
            return;
        }
        Map<String, Object> now = type == ImportedTypes.DELETED ? Map.of() : row.state();
        Map<String, Object> then = before == null ? Map.of() : before.liveState();
        AuditEventBuilder event =
                AuditEvent.builder(type.ref())
                        .verb(type.verb())
                        .actor(actor(row.actor()))
                        .target(target(table, row))
                        .changes(diff.changes(then, now))
                        .links(new Links(Fit.id("rev-" + row.revision(), 64), null, null))
                        .metadata("imported.table", table.name())
                        .metadata("imported.revision", row.revision());
        if (before == null && type != ImportedTypes.CREATED) {
            event.metadata("imported.previous", "missing");
        }
        if (row.time() == null) {
            event.metadata("imported.time", "missing");
        } else {
            event.occurredAt(row.time());
        }
        sink.take(new LegacyRecord(row.key(table), row.content(), event));
    }

    private static Target target(EnversTable table, EnversRow row) {
        return Target.of(
                Fit.id(table.entity(), EventLimits.MAX_SHORT_ID),
                Fit.id(row.id(), EventLimits.MAX_ID));
    }

    static Actor actor(@Nullable String id) {
        return id == null || id.isBlank()
                ? Actor.of(ActorType.ANONYMOUS, "unknown")
                : Actor.user(Fit.id(id, EventLimits.MAX_ID));
    }

    private static @Nullable EventType<?> type(int kind) {
        return switch (kind) {
            case EnversRow.ADDED -> ImportedTypes.CREATED;
            case EnversRow.CHANGED -> ImportedTypes.UPDATED;
            case EnversRow.DELETED -> ImportedTypes.DELETED;
            default -> null;
        };
    }
}
