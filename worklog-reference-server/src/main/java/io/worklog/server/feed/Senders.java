package io.worklog.server.feed;

import io.worklog.server.db.Times;
import io.worklog.server.feed.FeedTable.Sealed;
import io.worklog.server.vault.KeyName;
import io.worklog.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the sender of a feed, and keeps secrets sealed. Thread-safe. */
final class Senders {
    private static final byte[] CONTEXT = "feed/secret".getBytes(StandardCharsets.UTF_8);

    private final FeedTable table;
    private final Vault vault;
    private final Connector connector;
    private final SyslogMessage messages;
    private final FeedProperties properties;
    private final InstantSource clock;

    Senders(
            FeedTable table,
            Vault vault,
            Connector connector,
            SyslogMessage messages,
            FeedProperties properties,
            InstantSource clock) {
        this.table = table;
        this.vault = vault;
        this.connector = connector;
        this.messages = messages;
        this.properties = properties;
        this.clock = clock;
    }

    Sender of(Feed feed) {
        return feed.webhook()
                ? new WebhookSender(
                        new HttpPost(connector), feed.target(), () -> secrets(feed), clock)
                : new SyslogSender(connector, messages, feed.target(), properties.datagram());
    }

    /** The newest first; the old one as long as it signs. */
    private List<String> secrets(Feed feed) {
        Sealed sealed = table.secrets(feed.id()).orElse(new Sealed(null, null, null));
        List<String> secrets = new ArrayList<>();
        open(feed, sealed.newest(), secrets);
        Long until = sealed.oldUntil();
        if (until != null && until > Times.micros(clock.instant())) {
            open(feed, sealed.old(), secrets);
        }
        return secrets;
    }

    private void open(Feed feed, @Nullable String sealed, List<String> to) {
        if (sealed != null) {
            byte[] bytes = vault.open(key(feed), Base64.getDecoder().decode(sealed), CONTEXT);
            to.add(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    String seal(Feed feed, String secret) {
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(vault.seal(key(feed), plain, CONTEXT));
    }

    void shred(Feed feed) {
        vault.shred(key(feed));
    }

    private static KeyName key(Feed feed) {
        return new KeyName(feed.tenant(), "feed", feed.id());
    }
}
