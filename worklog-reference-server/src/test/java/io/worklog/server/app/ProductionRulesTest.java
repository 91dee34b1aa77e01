package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A server for real use refuses what is for trying, each with its reason, all at once. */
class ProductionRulesTest {
    @TempDir Path folder;

    private final Map<String, Object> good = new HashMap<>();

    @BeforeEach
    void goodSettings() throws IOException {
        Path keys = Files.writeString(folder.resolve("vault.keys"), "key");
        good.put("worklog.server.vault.key-file", keys.toString());
        good.put("worklog.server.url", "https://log.example.com");
        good.put("worklog.server.data", "/srv/worklog");
        good.put("worklog.installation", "log.example.com");
        good.put("worklog.server.database.url", "jdbc:mariadb://db/worklog");
        good.put("worklog.server.database.username", "worklog_app");
        good.put("worklog.server.database.password", "Zb7-Qm2-Lx9-Vt4");
    }

    @Test
    void goodSettingsAreTaken() {
        assertThat(refusals(good)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "worklog.server.database.password, secure_password, everybody knows",
        "worklog.server.database.password, ChangeMe, everybody knows",
        "worklog.server.database.password, '', is not set",
        "worklog.server.database.username, root, superuser",
        "worklog.server.database.url, jdbc:sqlite::memory:, in memory",
        "worklog.server.database.url, jdbc:mariadb://db/w?password=password, everybody knows",
        "worklog.server.redis.url, redis://:secret@cache:6379, everybody knows",
        "worklog.jdbc.password, 123456, everybody knows",
        "spring.mongodb.uri, 'mongodb://app:mongodb@a:1,b:2/log', everybody knows",
        "worklog.server.key-pepper, secret, everybody knows",
        "worklog.server.vault.key-file, /nowhere/vault.keys, is not there",
        "worklog.installation, worklog.local, is not set",
        "worklog.server.url, http://log.example.com, is not an https address",
        "worklog.server.feed.allow-private, true, webhooks",
        "worklog.server.clock-file, /tmp/clock, time of every entry",
        "worklog.weak-settings, degrade, can lose events",
        "worklog.server.limits.enabled, false, any number",
        "logging.level.root, DEBUG, more than operators",
        "debug, true, more than operators",
        "worklog.server.data, /tmp/worklog, temporary"
    })
    void eachIsRefusedWithItsReason(String property, String value, String reason) {
        good.put(property, value);
        List<Refusal> found = refusals(good);
        assertThat(found)
                .anySatisfy(one -> {
                    assertThat(one.property()).isEqualTo(property);
                    assertThat(one.reason()).contains(reason);
                    assertThat(one.remedy()).isNotBlank();
                });
    }

    @Test
    void aPortForOperatorsThatOthersReachNeedsAToken() {
        good.put("worklog.server.management.address", "0.0.0.0");
        assertThat(refusals(good)).singleElement().asString().contains("management.token");
        good.put("worklog.server.management.token", "Zb7-Qm2-Lx9");
        assertThat(refusals(good)).isEmpty();
    }

    @Test
    void nothingAtAllIsRefusedInOneMessage() {
        assertThat(refusals(Map.of())).hasSizeGreaterThan(2);
    }

    @Test
    void aModeThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> ServerMain.start("--worklog.server.mode=prod"))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("development or production");
    }

    @Test
    void aSecretIsNeverInTheMessage() {
        good.put("worklog.server.database.password", "secure_password");
        assertThat(new RefusedStartException(refusals(good)).getMessage())
                .doesNotContain("secure_password");
    }

    private static List<Refusal> refusals(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return ProductionRules.refusals(environment);
    }
}
