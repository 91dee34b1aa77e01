package io.worklog.spring.autoconfigure;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.worklog.error.StoreUnavailableException;
import io.worklog.persistence.mongodb.GridFsEvidenceStore;
import io.worklog.persistence.mongodb.MongoEventIndex;
import io.worklog.persistence.mongodb.MongoLogStore;
import io.worklog.persistence.mongodb.MongoOptions;
import io.worklog.spi.EventIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import io.worklog.spi.StoreAssessment;
import io.worklog.spring.autoconfigure.WorklogProperties.StoreChoice;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The database of the application's MongoClient, which is never closed. */
final class MongodbTechnology implements Technology {
    private final MongodbProperties properties;
    private final boolean refuseWeak;
    private final HostBeans<MongoClient> clients;
    private final MongoDatabaseName name;

    MongodbTechnology(
            MongodbProperties properties,
            boolean refuseWeak,
            HostBeans<MongoClient> clients,
            MongoDatabaseName name) {
        this.properties = properties;
        this.refuseWeak = refuseWeak;
        this.clients = clients;
        this.name = name;
    }

    @Override
    public StoreChoice kind() {
        return StoreChoice.MONGODB;
    }

    @Override
    public boolean isOffered() {
        return clients.exist();
    }

    @Override
    public String offer() {
        return clients.describe();
    }

    @Override
    public LogStore logs() {
        MongoLogStore logs = open(MongoLogStore::open);
        StoreAssessment found = logs.assessment();
        if (refuseWeak && found.degraded()) {
            logs.close();
            throw WeakServer.refused(
                    new IllegalStateException(
                            found.product() + ": " + String.join("; ", found.weaknesses())));
        }
        return logs;
    }

    @Override
    public EventIndex index() {
        return open(MongoEventIndex::open);
    }

    @Override
    public Optional<EvidenceStore> evidence() {
        return Optional.of(open(GridFsEvidenceStore::open));
    }

    private <T> T open(BiFunction<MongoDatabase, MongoOptions, T> opening) {
        MongoOptions options =
                MongoOptions.defaults()
                        .withPrefix(properties.collectionPrefix())
                        .withWriteTimeout(properties.writeTimeout());
        try {
            return opening.apply(database(), options);
        } catch (StoreUnavailableException e) {
            throw unreachable(e);
        }
    }

    private MongoDatabase database() {
        return clients.find()
                .orElseThrow(() -> unreachable(null))
                .getDatabase(name.orElse(properties.database()));
    }

    private WorklogStartException unreachable(@Nullable Exception e) {
        String why = e == null ? "there is no MongoClient" : String.valueOf(e.getMessage());
        return new WorklogStartException(
                "MongoDB cannot be used: " + why,
                "See that it runs and that spring.mongodb.uri, its user and worklog.mongodb.database"
                        + " are right, or set worklog.store=file.",
                e);
    }
}
