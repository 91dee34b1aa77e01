package io.worklog.server.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What a server for real use does not start with. */
final class ProductionRules {
    /** Passwords that manuals, samples and scripts use. */
    private static final Set<String> SAMPLES =
            Set.of(
                    "secure_password",
                    "password",
                    "passw0rd",
                    "p@ssw0rd",
                    "changeme",
                    "change-me",
                    "change_me",
                    "secret",
                    "admin",
                    "root",
                    "test",
                    "123456",
                    "12345678",
                    "123456789",
                    "worklog",
                    "mysql",
                    "redis",
                    "mongodb",
                    "postgres",
                    "your_password",
                    "example");

    private static final List<String> SECRETS =
            List.of(
                    "worklog.server.database.password",
                    "worklog.jdbc.password",
                    "worklog.server.management.token",
                    "worklog.server.oidc.client-secret",
                    "worklog.server.key-pepper");

    private static final List<String> URLS =
            List.of("worklog.server.redis.url", "worklog.cache.redis.url", "spring.mongodb.uri");

    private static final Set<String> SUPERUSERS = Set.of("root", "sa", "postgres", "admin");

    private final Environment environment;
    private final List<Refusal> refusals = new ArrayList<>();

    private ProductionRules(Environment environment) {
        this.environment = environment;
    }

    static List<Refusal> refusals(Environment environment) {
        ProductionRules rules = new ProductionRules(environment);
        rules.passwords();
        rules.database();
        rules.keys();
        rules.addresses();
        rules.developmentSettings();
        return List.copyOf(rules.refusals);
    }

    private void passwords() {
        SECRETS.forEach(name -> sample(name, value(name)));
        URLS.forEach(name -> sample(name, password(value(name))));
        sample("worklog.server.database.url", parameter(value("worklog.server.database.url")));
    }

    private void sample(String name, @Nullable String secret) {
        if (secret != null && SAMPLES.contains(secret.toLowerCase(Locale.ROOT))) {
            refuse(
                    name,
                    "is a password that everybody knows",
                    "make one of your own, and give it" + " by " + name + "_FILE");
        }
    }

    private void database() {
        String url = value("worklog.server.database.url");
        String user = value("worklog.server.database.username");
        if (url == null || url.startsWith("jdbc:sqlite:")) {
            if (url != null && (url.contains(":memory:") || url.contains("mode=memory"))) {
                refuse("worklog.server.database.url", "is in memory", "name a file or a server");
            }
            return;
        }
        if (user != null && SUPERUSERS.contains(user)) {
            refuse(
                    "worklog.server.database.username",
                    "is a superuser of the database",
                    "make a user that has this database alone");
        }
        if (value("worklog.server.database.password") == null && parameter(url) == null) {
            refuse(
                    "worklog.server.database.password",
                    "is not set",
                    "give it by worklog.server.database.password_FILE");
        }
    }

    private void keys() {
        String file = value("worklog.server.vault.key-file");
        if (value("worklog.server.vault.keys") == null
                && (file == null || !Files.isReadable(Path.of(file)))) {
            refuse(
                    "worklog.server.vault.key-file",
                    "is not there",
                    "make it with \"worklog vault-key FILE\" and keep a copy elsewhere: a key that"
                            + " is made by itself would be on this disk only");
        }
        if ("worklog.local"
                .equals(environment.getProperty("worklog.installation", "worklog.local"))) {
            refuse(
                    "worklog.installation",
                    "is not set",
                    "name this installation, such as log.example.com: the name is in every"
                            + " signature and cannot be changed later");
        }
    }

    private void addresses() {
        String url = value("worklog.server.url");
        if (url == null || !url.startsWith("https://")) {
            refuse(
                    "worklog.server.url",
                    "is not an https address",
                    "set the address that people type; sessions are safe with https only");
        }
        String management =
                environment.getProperty("worklog.server.management.address", "127.0.0.1");
        boolean local = management.startsWith("127.") || management.equals("localhost");
        if (!local && value("worklog.server.management.token") == null) {
            refuse(
                    "worklog.server.management.token",
                    "is not set, and the port can be reached from other machines",
                    "set a token, or worklog.server.management.address=127.0.0.1");
        }
    }

    private void developmentSettings() {
        development(
                "worklog.server.feed.allow-private", "true", "lets webhooks reach this network");
        development("worklog.weak-settings", "degrade", "accepts a store that can lose events");
        development("worklog.server.limits.enabled", "false", "takes any number of requests");
        development("debug", "true", "writes more than operators may see into the log");
        development("trace", "true", "writes more than operators may see into the log");
        development("logging.level.root", "debug", "writes more than operators may see");
        development("logging.level.root", "trace", "writes more than operators may see");
        if (value("worklog.server.clock-file") != null) {
            refuse(
                    "worklog.server.clock-file",
                    "is set, which moves the time of every entry",
                    "that is for development; remove it");
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        String data = environment.getProperty("worklog.server.data", "data");
        if (Path.of(data).toAbsolutePath().startsWith(temporary)) {
            refuse("worklog.server.data", "is a folder for temporary files", "name another");
        }
    }

    private void development(String name, String value, String effect) {
        if (value.equalsIgnoreCase(environment.getProperty(name))) {
            refuse(name, "is " + value + ", which " + effect, "that is for development; remove it");
        }
    }

    private void refuse(String property, String reason, String remedy) {
        refusals.add(new Refusal(property, reason, remedy));
    }

    private @Nullable String value(String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** The password in the user part of a URL. */
    private static @Nullable String password(@Nullable String url) {
        if (url == null) {
            return null;
        }
        String user = URI.create(url.replaceFirst(",.*?(?=/|$)", "")).getUserInfo();
        return user == null || !user.contains(":") ? null : user.substring(user.indexOf(':') + 1);
    }

    /** The password among the parameters of a JDBC URL. */
    private static @Nullable String parameter(@Nullable String url) {
        return url == null || !url.contains("?")
                ? null
                : Stream.of(url.substring(url.indexOf('?') + 1).split("&"))
                        .filter(pair -> pair.startsWith("password="))
                        .map(pair -> pair.substring("password=".length()))
                        .findFirst()
                        .orElse(null);
    }
}
