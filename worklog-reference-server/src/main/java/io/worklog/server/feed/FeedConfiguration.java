package io.worklog.server.feed;

import io.worklog.event.UuidV7;
import io.worklog.sentence.Sentences;
import io.worklog.sentence.TextSource;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.api.ProblemCatalog;
import io.worklog.server.db.Database;
import io.worklog.server.db.Engine;
import io.worklog.server.db.Ids;
import io.worklog.server.survey.AlertSource;
import io.worklog.server.trail.Trail;
import io.worklog.server.vault.Vault;
import io.worklog.spring.sentence.TextFiles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** This package's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedProperties.class)
@Import(FeedController.class)
public class FeedConfiguration {
    @Bean
    FeedEvents feedEvents() {
        return new FeedEvents();
    }

    @Bean
    TextSource feedTexts() {
        ClassLoader loader = FeedConfiguration.class.getClassLoader();
        return new TextFiles(loader, "io/worklog/server/feed/sentences").read(List.of());
    }

    @Bean
    ProblemCatalog.Codes feedProblems() {
        return ProblemCatalog.Codes.of(FeedProblem.class);
    }

    @Bean
    FeedTable feedTable(Database database, JsonMapper json) {
        return new FeedTable(database, json);
    }

    @Bean
    DeadLetters deadLetters(Database database) {
        return new DeadLetters(database);
    }

    @Bean
    EventForms eventForms(Sentences sentences) {
        return new EventForms(sentences);
    }

    @Bean
    Senders senders(FeedTable table, Vault vault, FeedProperties properties, InstantSource clock) {
        AddressRules rules =
                new AddressRules(
                        properties.allowPrivate(),
                        properties.privateHosts(),
                        InetAddress::getAllByName);
        Connector connector =
                new Connector(
                        rules,
                        FeedConfiguration::trusted,
                        properties.connectTimeout(),
                        properties.timeout());
        SyslogMessage messages =
                new SyslogMessage(properties.facility(), properties.enterprise(), hostName());
        return new Senders(table, vault, connector, messages, properties, clock);
    }

    /** The authorities that this Java trusts; read when somebody connects. */
    private static SSLContext trusted() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Bean
    FeedDelivery.Parts feedParts(
            Database database,
            Engine engine,
            FeedTable table,
            DeadLetters dead,
            EventForms forms,
            Trail trail,
            FeedProperties properties,
            Ids ids,
            InstantSource clock) {
        FeedLeases leases = new FeedLeases(database, table, engine, ids, clock, properties.lease());
        return new FeedDelivery.Parts(database, leases, dead, forms, trail, properties, clock);
    }

    @Bean
    FeedNode feedNode(FeedDelivery.Parts parts, Senders senders, ProjectDirectory projects) {
        return new FeedNode(parts, senders, projects);
    }

    @Bean
    Feeds feeds(
            Database database,
            FeedTable table,
            Senders senders,
            Trail trail,
            FeedProperties properties,
            Ids ids,
            InstantSource clock,
            SecureRandom random) {
        return new Feeds(database, table, senders, trail, properties, ids, clock, random);
    }

    @Bean
    FeedTrials feedTrials(
            Feeds feeds,
            Senders senders,
            EventForms forms,
            DeadLetters dead,
            Trail trail,
            InstantSource clock,
            SecureRandom random) {
        UuidV7 uuids = new UuidV7(clock, random);
        return new FeedTrials(feeds, senders, forms, dead, trail, clock, uuids);
    }

    @Bean
    AlertSource feedAlerts(Database database) {
        return new FeedAlerts(database);
    }
}
