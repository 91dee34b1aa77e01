package io.worklog.persistence.jooq.outbox;

import io.worklog.testkit.TransactionalChild;
import java.nio.file.Path;

/** The process that a test kills. */
final class OutboxChild {
    private OutboxChild() {}

    public static void main(String[] args) throws InterruptedException {
        boolean logsInDatabase = Boolean.parseBoolean(args[2]);
        OutboxPlace place = OutboxPlace.existing(args[0], Path.of(args[1]), logsInDatabase);
        TransactionalChild.run(place, args[3]);
    }
}
