package io.worklog.server.ops;

import io.worklog.Worklog;
import io.worklog.anchor.Anchors;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.log.LogId;
import io.worklog.merkle.ConsistencyProof;
import io.worklog.merkle.Proofs;
import io.worklog.server.ops.WatchedAnchor.Kind;
import io.worklog.spi.CheckpointAnchor;
import io.worklog.verify.LogSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Anchors that settings ask for. The worklog closes them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnchorProperties.class)
class AnchorConfiguration {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Bean(destroyMethod = "")
    @ConditionalOnProperty("worklog.server.anchor.folder")
    CheckpointAnchor folderAnchor(AnchorProperties settings, InstantSource clock) {
        Path folder = AnchorProperties.needed(settings.folder(), "folder", "folder");
        return new WatchedAnchor(
                Kind.FOLDER,
                folder.toString(),
                Anchors.file(folder, settings.folderInterval(), clock),
                null,
                clock);
    }

    @Bean(destroyMethod = "")
    @ConditionalOnProperty("worklog.server.anchor.webhook-url")
    CheckpointAnchor webhookAnchor(AnchorProperties settings, InstantSource clock) {
        URI url = AnchorProperties.needed(settings.webhookUrl(), "webhook-url", "webhook-url");
        String secret =
                AnchorProperties.needed(settings.webhookSecret(), "webhook-secret", "webhook-url");
        return new WatchedAnchor(
                Kind.WEBHOOK,
                place(url),
                Anchors.webhook(url, secret.getBytes(StandardCharsets.UTF_8), client(), clock),
                null,
                clock);
    }

    @Bean(destroyMethod = "")
    @ConditionalOnProperty("worklog.server.anchor.witness-url")
    CheckpointAnchor witnessAnchor(
            AnchorProperties settings, ObjectProvider<Worklog> worklog, InstantSource clock) {
        URI url = AnchorProperties.needed(settings.witnessUrl(), "witness-url", "witness-url");
        VerifierKey key =
                VerifierKey.parse(
                        AnchorProperties.needed(
                                settings.witnessKey(), "witness-key", "witness-url"));
        return new WatchedAnchor(
                Kind.WITNESS,
                place(url),
                Anchors.witness(
                        url,
                        key,
                        client(),
                        (log, from, to) -> proof(worklog.getObject(), log, from, to)),
                key,
                clock);
    }

    /** The worklog is asked when a proof is wanted: it is made after its anchors. */
    private static ConsistencyProof proof(Worklog worklog, LogId log, long from, long to) {
        var source = worklog.log(log.value()).source();
        return Proofs.consistency(from, to, LogSources.tiles(source, to));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(CONNECT).build();
    }

    /** Without user information and query, which may be secrets. */
    private static String place(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getPath();
    }
}
