package io.worklog.server.cli;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.Message;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Puts pseudonyms into events: one text gets one pseudonym everywhere, so that who did what to what
 * stays visible, and nobody can tell the text from it, since the key (HMAC-SHA-256) is random and
 * lives as long as this object. Kinds of things, when they happened, how they ended, and yes or no
 * stay. Not thread-safe.
 */
final class Pseudonyms {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int PSEUDONYM_BYTES = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final Mac mac;

    Pseudonyms(RandomGenerator random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /** The pseudonym of a text; what is absent or empty stays so. */
    @Nullable String text(@Nullable String text) {
        return text == null ? null : of("x", text);
    }

    private String of(String kind, String text) {
        if (text.isEmpty()) {
            return text;
        }
        byte[] full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return kind + "-" + HEX.formatHex(full, 0, PSEUDONYM_BYTES);
    }

    /** The event as it goes into the copy. */
    AuditEvent event(AuditEvent event) {
        Links links = event.links();
        Message message = event.message();
        return event.toBuilder()
                .tenant(of("t", event.tenant()))
                .actor(actor(event.actor()))
                .targets(event.targets().stream().map(this::target).toList())
                .outcomeDetail(text(event.outcomeDetail()))
                .reason(text(event.reason()))
                .message(message == null ? null : new Message(message.key(), all(message.args())))
                .changes(event.changes().stream().map(this::change).toList())
                .evidence(event.evidence().stream().map(this::evidence).toList())
                .context(context(event.context()))
                .trace(null)
                .links(
                        new Links(
                                text(links.correlationId()),
                                links.causationId(),
                                text(links.batchId())))
                .metadata(all(event.metadata()))
                .idempotencyKey(null)
                .build();
    }

    private Actor actor(Actor actor) {
        return new Actor(
                actor.type(),
                of("a", actor.id()),
                text(actor.name()),
                actor.onBehalfOf().stream().map(this::actor).toList(),
                actor.agent());
    }

    /** An object that is a party elsewhere gets the digits of that party. */
    private Target target(Target target) {
        return new Target(target.type(), of("o", target.id()), text(target.name()), target.role());
    }

    private Change change(Change change) {
        return new Change(
                change.path(),
                change.op(),
                value(change.oldValue()),
                value(change.newValue()),
                change.fieldClass());
    }

    private @Nullable ChangeValue value(@Nullable ChangeValue value) {
        return value == null
                ? null
                : switch (value.kind()) {
                    case BOOLEAN, NULL, MASKED -> value;
                    case INTEGER -> ChangeValue.of(value.kind(), number(value.text()));
                    default -> ChangeValue.string(of("x", value.text()));
                };
    }

    /** Another number with as many digits. */
    private String number(String text) {
        byte[] full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Byte.toUnsignedInt(full[i % full.length]) % 9 + 1;
            digits.append(Character.isDigit(c) ? (char) ('0' + digit) : c);
        }
        return digits.toString();
    }

    /** The bytes are not copied, so a digest of them would only help to find them elsewhere. */
    private Evidence evidence(Evidence file) {
        byte[] digest = mac.doFinal(file.sha256().getBytes(StandardCharsets.US_ASCII));
        return new Evidence(
                HEX.formatHex(digest),
                file.size(),
                file.mediaType(),
                text(file.name()),
                file.kind(),
                null);
    }

    private RequestContext context(RequestContext context) {
        return new RequestContext(
                null,
                null,
                text(context.sessionId()),
                text(context.requestId()),
                context.channel(),
                text(context.host()));
    }

    private Map<String, String> all(Map<String, String> pairs) {
        Map<String, String> changed = new HashMap<>();
        pairs.forEach((name, value) -> changed.put(name, of("x", value)));
        return changed;
    }
}
