package io.worklog.spring.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an application may set about its audit trail.
 *
 * @param store where logs are kept. On its own the worklog takes the application's database where
 *     exactly one kind of it fits: a LogStore bean, else worklog.jdbc.url, else its DataSource with
 *     worklog-persistence-jooq, or its MongoClient with worklog-persistence-mongodb, else a folder.
 * @param index what finds events. On its own it is in the database that the logs are in, and for
 *     logs in a folder in Lucene files beside them.
 * @param outbox what carries transactional events. On its own there is one where the logs are in
 *     the database of the application's own DataSource.
 * @param directory folder of the signing keys, of attached files and, for logs in a folder, of the
 *     logs and their index; created when it is not there. A relative path starts at the working
 *     directory of the process.
 * @param headsDirectory folder on a disk of this node that remembers what was signed, so that a
 *     store that went back is noticed; in worklog.directory unless set.
 * @param defaultLog log that is meant where none is named.
 * @param installation first part of the name of every log and key; set it before the first start.
 * @param sourceName what this process is called in its events; host name and process id unless set.
 * @param readOnly whether nothing may be recorded, signed or erased.
 * @param weakSettings what is done about a database server whose settings can lose what it has
 *     acknowledged.
 * @param checkpointInterval how often a log with something new is sealed.
 * @param heartbeatInterval how often the log of logs says that the application is alive.
 * @param indexWait how long a query waits for the index to see what was recorded before.
 * @param tailPoll how long a reader that waits for new events goes without asking the store.
 * @param queue how much may wait for the store.
 * @param spill where events go while the store is away.
 * @param evidence attached files.
 * @param relay how transactional events get from the outbox to their logs.
 */
@ConfigurationProperties("worklog")
record WorklogProperties(
        @DefaultValue("auto") StoreChoice store,
        @DefaultValue("auto") IndexChoice index,
        @DefaultValue("auto") OutboxChoice outbox,
        @DefaultValue("data/worklog") Path directory,
        @Nullable Path headsDirectory,
        @DefaultValue("default") String defaultLog,
        @DefaultValue("worklog.local") String installation,
        @Nullable String sourceName,
        @DefaultValue("false") boolean readOnly,
        @DefaultValue("refuse") WeakChoice weakSettings,
        @DefaultValue("1s") Duration checkpointInterval,
        @DefaultValue("1h") Duration heartbeatInterval,
        @DefaultValue("5s") Duration indexWait,
        @DefaultValue("1s") Duration tailPoll,
        @DefaultValue Queue queue,
        @DefaultValue Spill spill,
        @DefaultValue Evidence evidence,
        @DefaultValue Relay relay) {

    /** Where logs are kept. */
    enum StoreChoice {
        /** Wherever exactly one of the others fits. */
        AUTO,
        /** In a folder of this node. */
        FILE,
        /** In an SQL database. */
        JDBC,
        /** In a MongoDB. */
        MONGODB
    }

    /** What finds events. */
    enum IndexChoice {
        /** Whatever fits the store. */
        AUTO,
        /** Lucene files of this node. */
        LUCENE,
        /** Tables of the SQL database. */
        SQL,
        /** Collections of the MongoDB. */
        MONGODB,
        /** Nothing: the log itself is searched, which is slow. */
        NONE
    }

    /** What carries transactional events. */
    enum OutboxChoice {
        /** A table, where the logs are in the application's own SQL database. */
        AUTO,
        /** A table in the application's own SQL database, wherever the logs are. */
        JDBC,
        /** Nothing: transactional events are refused. */
        NONE
    }

    /** What is done about weak settings of a server. */
    enum WeakChoice {
        /** The application does not start. */
        REFUSE,
        /** It starts; the log, health and every receipt say that the store is degraded. */
        DEGRADE
    }

    /**
     * How much may wait for the store, per log.
     *
     * @param maxEvents events that may wait.
     * @param maxSize bytes of events that may wait; 32 MB unless set, or a sixteenth of the heap
     *     where that is less.
     */
    record Queue(@DefaultValue("16384") int maxEvents, @Nullable DataSize maxSize) {
        private static final DataSize USUAL = DataSize.ofMegabytes(32);

        long bytes() {
            return HeapShare.of(maxSize, USUAL, 16).toBytes();
        }
    }

    /**
     * Where durable events go while the store is away.
     *
     * @param directory folder on a disk of this node, of this process alone; without one such
     *     events are refused while the store is away.
     * @param maxEvents events that may be there, per log.
     * @param maxSize bytes that may be there, per log.
     */
    record Spill(
            @Nullable Path directory,
            @DefaultValue("1000000") long maxEvents,
            @DefaultValue("1GB") DataSize maxSize) {}

    /**
     * Attached files.
     *
     * @param maxSize largest file that is taken.
     */
    record Evidence(@DefaultValue("100MB") DataSize maxSize) {}

    /**
     * How transactional events get from the outbox to their logs.
     *
     * @param interval how often is looked for what other processes committed.
     * @param drain how long shutting down relays what is committed before it leaves the rest.
     */
    record Relay(@DefaultValue("500ms") Duration interval, @DefaultValue("10s") Duration drain) {}
}
