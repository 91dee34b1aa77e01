package io.worklog.spring.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * What an application may set about its audit trail. It is read at every start, so it has setters:
 * they are bound in a tenth of the time that a constructor of so many parts takes.
 */
@ConfigurationProperties("worklog")
final class WorklogProperties {
    /**
     * where logs are kept. On its own the worklog takes the application's database where exactly
     * one kind of it fits: a LogStore bean, else worklog.jdbc.url, else its DataSource with
     * worklog-persistence-jooq, or its MongoClient with worklog-persistence-mongodb, else a folder.
     */
    private StoreChoice store = StoreChoice.AUTO;

    /**
     * what finds events. On its own it is in the database that the logs are in, and for logs in a
     * folder in Lucene files beside them.
     */
    private IndexChoice index = IndexChoice.AUTO;

    /**
     * what carries transactional events. On its own there is one where the logs are in the database
     * of the application's own DataSource.
     */
    private OutboxChoice outbox = OutboxChoice.AUTO;

    /**
     * folder of the signing keys, of attached files and, for logs in a folder, of the logs and
     * their index; created when it is not there. A relative path starts at the working directory of
     * the process.
     */
    private Path directory = Path.of("data/worklog");

    /**
     * folder on a disk of this node that remembers what was signed, so that a store that went back
     * is noticed; in worklog.directory unless set.
     */
    private @Nullable Path headsDirectory;

    /** log that is meant where none is named. */
    private String defaultLog = "default";

    /** first part of the name of every log and key; set it before the first start. */
    private String installation = "worklog.local";

    /** what this process is called in its events; host name and process id unless set. */
    private @Nullable String sourceName;

    /** whether nothing may be recorded, signed or erased. */
    private boolean readOnly;

    /** what is done about a database server whose settings can lose what it has acknowledged. */
    private WeakChoice weakSettings = WeakChoice.REFUSE;

    /** how often a log with something new is sealed. */
    private Duration checkpointInterval = Duration.ofSeconds(1);

    /** how often the log of logs says that the application is alive. */
    private Duration heartbeatInterval = Duration.ofHours(1);

    /** how long a query waits for the index to see what was recorded before. */
    private Duration indexWait = Duration.ofSeconds(5);

    /** how long a reader that waits for new events goes without asking the store. */
    private Duration tailPoll = Duration.ofSeconds(1);

    /** how much may wait for the store. */
    @NestedConfigurationProperty private final QueueProperties queue = new QueueProperties();

    /** where events go while the store is away. */
    @NestedConfigurationProperty private final SpillProperties spill = new SpillProperties();

    /** attached files. */
    @NestedConfigurationProperty
    private final EvidenceProperties evidence = new EvidenceProperties();

    /** how transactional events get from the outbox to their logs. */
    @NestedConfigurationProperty private final RelayProperties relay = new RelayProperties();

    public StoreChoice getStore() {
        return store;
    }

    public void setStore(StoreChoice store) {
        this.store = store;
    }

    public IndexChoice getIndex() {
        return index;
    }

    public void setIndex(IndexChoice index) {
        this.index = index;
    }

    public OutboxChoice getOutbox() {
        return outbox;
    }

    public void setOutbox(OutboxChoice outbox) {
        this.outbox = outbox;
    }

    public Path getDirectory() {
        return directory;
    }

    public void setDirectory(Path directory) {
        this.directory = directory;
    }

    public @Nullable Path getHeadsDirectory() {
        return headsDirectory;
    }

    public void setHeadsDirectory(@Nullable Path headsDirectory) {
        this.headsDirectory = headsDirectory;
    }

    public String getDefaultLog() {
        return defaultLog;
    }

    public void setDefaultLog(String defaultLog) {
        this.defaultLog = defaultLog;
    }

    public String getInstallation() {
        return installation;
    }

    public void setInstallation(String installation) {
        this.installation = installation;
    }

    public @Nullable String getSourceName() {
        return sourceName;
    }

    public void setSourceName(@Nullable String sourceName) {
        this.sourceName = sourceName;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public WeakChoice getWeakSettings() {
        return weakSettings;
    }

    public void setWeakSettings(WeakChoice weakSettings) {
        this.weakSettings = weakSettings;
    }

    public Duration getCheckpointInterval() {
        return checkpointInterval;
    }

    public void setCheckpointInterval(Duration checkpointInterval) {
        this.checkpointInterval = checkpointInterval;
    }

    public Duration getHeartbeatInterval() {
        return heartbeatInterval;
    }

    public void setHeartbeatInterval(Duration heartbeatInterval) {
        this.heartbeatInterval = heartbeatInterval;
    }

    public Duration getIndexWait() {
        return indexWait;
    }

    public void setIndexWait(Duration indexWait) {
        this.indexWait = indexWait;
    }

    public Duration getTailPoll() {
        return tailPoll;
    }

    public void setTailPoll(Duration tailPoll) {
        this.tailPoll = tailPoll;
    }

    public QueueProperties getQueue() {
        return queue;
    }

    public SpillProperties getSpill() {
        return spill;
    }

    public EvidenceProperties getEvidence() {
        return evidence;
    }

    public RelayProperties getRelay() {
        return relay;
    }

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
}
