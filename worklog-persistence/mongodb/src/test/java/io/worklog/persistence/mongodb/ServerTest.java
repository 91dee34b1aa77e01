package io.worklog.persistence.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server's own words mean for the promises. */
@ExtendWith(ServersExtension.class)
class ServerTest {
    private static final Document BUILD =
            new Document("version", "7.0.5").append("gitVersion", "0123456789".repeat(4));
    private static final Document HELLO =
            new Document("setName", "rs0").append("maxWireVersion", 21);
    private static final Document ON_DISK = engine(true);

    private static Document engine(boolean persistent) {
        return new Document("storageEngine", new Document("persistent", persistent));
    }

    @Test
    void aReplicaSetOnDiskHasNoWeakness() {
        Server server = Server.of(HELLO, BUILD, ON_DISK);
        assertThat(server.assessment().degraded()).isFalse();
        assertThat(server.product()).isEqualTo("MongoDB 7.0.5");
        assertThat(server.replicated()).isTrue();
        assertThat(server.requireStrong(true)).isSameAs(server);
        assertThat(Server.of(HELLO, BUILD, new Document()).weaknesses()).isEmpty();
    }

    @Test
    void aStandaloneServerIsForDevelopmentOnly() {
        Document alone = new Document("maxWireVersion", 21);
        Server server = Server.of(alone, BUILD, ON_DISK);
        assertThat(server.replicated()).isFalse();
        assertThat(server.assessment().degraded()).isTrue();
        assertThat(server.weaknesses()).singleElement().asString().contains("development only");
        assertThat(server.requireStrong(false)).isSameAs(server);
        assertThatThrownBy(() -> server.requireStrong(true))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("standalone");
    }

    @Test
    void aRouterStandsForItsShards() {
        Document router = new Document("msg", "isdbgrid").append("maxWireVersion", 21);
        Server server = Server.of(router, BUILD, new Document());
        assertThat(server.replicated()).isTrue();
        assertThat(server.weaknesses()).isEmpty();
        assertThat(server.product()).isEqualTo("MongoDB 7.0.5, sharded");
    }

    @Test
    void anOldServerAndOneWithoutDiskAreWeak() {
        Document old = new Document("setName", "rs0").append("maxWireVersion", 9);
        assertThat(Server.of(old, BUILD, ON_DISK).weaknesses())
                .singleElement()
                .asString()
                .contains("5.0");
        assertThat(Server.of(HELLO, BUILD, engine(false)).weaknesses())
                .singleElement()
                .asString()
                .contains("without disk");
    }

    @Test
    void anotherProductIsNotCalledMongoDb() {
        Document other = new Document("version", "5.0.0").append("gitVersion", "documentdb");
        assertThat(Server.of(HELLO, other, ON_DISK).product())
                .isEqualTo("documentdb as MongoDB 5.0.0");
    }

    @Test
    void thePageOfCompatibilityNamesTheServerOfTheseTests(
            TestServers servers, TestReporter reporter) throws IOException {
        try (TestMongo mongo = TestMongo.on(servers.mongodb());
                MongoLogStore store = MongoLogStore.open(mongo.uri(), MongoOptions.defaults())) {
            String product = store.assessment().product();
            reporter.publishEntry("server", product);
            String page = Files.readString(Path.of("README.md")).toLowerCase(Locale.ROOT);
            String name = product.replaceFirst(" as .*", "").replaceFirst(" [0-9].*", "");
            assertThat(page).contains(name.toLowerCase(Locale.ROOT));
            assertThat(store.assessment().weaknesses()).isEmpty();
        }
    }
}
