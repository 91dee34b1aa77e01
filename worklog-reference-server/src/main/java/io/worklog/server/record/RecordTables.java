package io.worklog.server.record;

import io.worklog.server.db.Database;
import io.worklog.server.db.Ids;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What reads and writes this package's tables, as beans. */
@Configuration(proxyBeanMethods = false)
class RecordTables {
    @Bean
    RecordRows recordRows(Database database, JsonMapper json) {
        return new RecordRows(database, json);
    }

    @Bean
    VersionRows versionRows(Database database, JsonMapper json) {
        return new VersionRows(database, json);
    }

    @Bean
    TermRows termRows(Database database) {
        return new TermRows(database);
    }

    @Bean
    StepRows stepRows(Database database) {
        return new StepRows(database);
    }

    @Bean
    CommentRows commentRows(Database database) {
        return new CommentRows(database);
    }

    @Bean
    NotificationRows notificationRows(Database database, Ids ids, InstantSource clock) {
        return new NotificationRows(database, ids, clock);
    }

    @Bean
    WaitingNotices waitingNotices(NotificationRows rows, VersionRows versions) {
        return new WaitingNotices(rows, versions);
    }

    @Bean
    RecordLists recordLists(Database database, RecordRows rows) {
        return new RecordLists(database, rows);
    }

    @Bean
    WorkFigures workFigures(Database database) {
        return new WorkFigures(database);
    }
}
