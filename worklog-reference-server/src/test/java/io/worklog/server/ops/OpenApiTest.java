package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the REST interface (OpenAPI 3.1) is made from the handlers and checked in, so
 * that a change of the interface is seen in a review. After a change on purpose run it with {@code
 * -Dupdate.files=true}, which writes the file.
 */
class OpenApiTest {
    private static final Path FILE =
            Path.of("src/main/resources/io/worklog/server/ops/openapi.json");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private static TestServer server;

    @BeforeAll
    static void start() {
        server =
                TestServer.startWith(
                        OpenApiDescription.class,
                        "spring.autoconfigure.exclude=org.springdoc.core.configuration"
                                + ".SpringDocSecurityConfiguration",
                        "springdoc.api-docs.enabled=true",
                        "springdoc.api-docs.version=openapi_3_1",
                        "springdoc.writer-with-order-by-keys=true");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itIsWhatTheHandlersAre() throws IOException {
        String made = described();
        if (Boolean.getBoolean("update.files")) {
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE)).isEqualTo(made);
    }

    @Test
    void everyOperationSaysWhoMayCallItAndWhatItDoes() {
        List<String> faults = new ArrayList<>();
        JSON.readTree(described())
                .path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, operation) ->
                                check(path + " " + method, operation, faults)));
        assertThat(faults).isEmpty();
    }

    @Test
    void itIsServed() {
        var answer = server.get("", "/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(answer).path("openapi").asString()).startsWith("3.1");
    }

    private static void check(String name, JsonNode operation, List<String> faults) {
        if (operation.path("x-worklog-access").asString("").isEmpty()) {
            faults.add(name + " does not say who may call it");
        }
        if (operation.path("summary").asString("").isEmpty()) {
            faults.add(name + " has no summary");
        }
    }

    private static String described() {
        JsonNode tree = TestServer.json(server.get("", "/v3/api-docs"));
        Map<String, Object> sorted = new TreeMap<>(JSON.convertValue(tree, MEMBERS));
        sorted.remove("servers");
        return JSON.writeValueAsString(sorted) + "\n";
    }
}
