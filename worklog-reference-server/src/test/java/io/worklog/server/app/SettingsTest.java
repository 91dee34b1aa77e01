package io.worklog.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Secrets by file, and settings that mean nothing. */
class SettingsTest {
    @TempDir Path folder;

    private final StandardEnvironment environment = new StandardEnvironment();

    /** A node of the server and a host of the starter hear each other only under one name. */
    @Test
    void anInstallationWithoutANameHasOneNameEverywhere() {
        assertThat(SettingsMetadata.load().settings())
                .filteredOn(setting -> setting.name().equals("worklog.installation"))
                .extracting(SettingsMetadata.Setting::standard)
                .containsExactly(SharedServices.INSTALLATION);
    }

    @Test
    void aSecretComesFromItsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cr3t of a file\n");
        set(Map.of("worklog.server.database.password_FILE", file.toString()));
        SecretFiles.read(environment);
        assertThat(environment.getProperty("worklog.server.database.password"))
                .isEqualTo("s3cr3t of a file");
    }

    @Test
    void aVariableOfTheEnvironmentCanNameItToo() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "by variable");
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("WORKLOG_SERVER_DATABASE_PASSWORD_FILE", file.toString())));
        SecretFiles.read(environment);
        ConfigurationPropertySources.attach(environment);
        assertThat(Binder.get(environment).bind("worklog.server.database.password", String.class))
                .satisfies(bound -> assertThat(bound.get()).isEqualTo("by variable"));
    }

    @Test
    void bothWaysAtOnceAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "x");
        set(
                Map.of(
                        "worklog.server.database.password",
                        "y",
                        "worklog.server.database.password_FILE",
                        file.toString()));
        assertThatThrownBy(() -> SecretFiles.read(environment))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("keep one of the two");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        set(Map.of("worklog.server.database.password_FILE", "/nowhere/secret"));
        assertThatThrownBy(() -> SecretFiles.read(environment))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aTypingErrorIsReportedWithWhatWasMeant() {
        set(Map.of("worklog.server.databse.url", "jdbc:sqlite:x", "worklog.server.data", "x"));
        assertThat(new UnknownKeys(SettingsMetadata.load()).in(environment))
                .containsExactly(
                        "worklog.server.databse.url means nothing;"
                                + " did you mean worklog.server.database.url?");
    }

    @Test
    void everyWayToWriteAKnownSettingIsKnown() {
        set(
                Map.of(
                        "worklog.server.database.pool-size", "1",
                        "worklog.server.database.poolSize", "1",
                        "WORKLOG_SERVER_DATABASE_POOLSIZE", "1",
                        "worklog.server.database.password_FILE", "x",
                        "worklog.store", "file"));
        assertThat(new UnknownKeys(SettingsMetadata.load()).in(environment)).isEmpty();
    }

    private void set(Map<String, Object> settings) {
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    }
}
