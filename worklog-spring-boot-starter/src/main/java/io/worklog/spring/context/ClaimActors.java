package io.worklog.spring.context;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads who acts from the claims of a token: the subject, a client that acts by itself, and whoever
 * acts for them by delegation.
 *
 * <p>Sources: RFC 7519 ({@code sub}), OpenID Connect Core 5.1 ({@code preferred_username}, {@code
 * name}), RFC 9068 section 2.2 (the subject of a client's own token is the client), RFC 8693
 * section 4.1 ({@code act}: the outermost is who acts now, those within acted before).
 */
final class ClaimActors {
    private static final Set<String> OWN_GRANTS =
            Set.of("client-credentials", "client_credentials");

    /** More delegations than a signed token of a sane issuer has. */
    private static final int MOST_DELEGATIONS = 16;

    private ClaimActors() {}

    /**
     * Who acts.
     *
     * @param name what the principal is called where the claims have no subject
     */
    static Actor read(Map<String, Object> claims, String name) {
        Actor subject = subject(claims, name);
        List<Actor> acting = new ArrayList<>();
        Object act = claims.get("act");
        while (act instanceof Map<?, ?> party && acting.size() < MOST_DELEGATIONS) {
            acting.add(party(party));
            act = party.get("act");
        }
        if (acting.isEmpty()) {
            return subject;
        }
        Actor actor = acting.get(0);
        List<Actor> chain = new ArrayList<>(acting.subList(1, acting.size()));
        chain.add(subject);
        return new Actor(actor.type(), actor.id(), actor.name(), flat(chain), actor.agent());
    }

    private static List<Actor> flat(List<Actor> chain) {
        return chain.stream()
                .map(party -> new Actor(party.type(), party.id(), party.name(), List.of(), null))
                .toList();
    }

    private static Actor subject(Map<String, Object> claims, String name) {
        String client = client(claims);
        String subject = text(claims, "sub");
        if (client != null && isOwn(claims, subject, client)) {
            return Actor.of(ActorType.SERVICE, client);
        }
        return described(claims, subject == null ? name : subject, ActorType.USER);
    }

    private static @Nullable String client(Map<?, ?> claims) {
        String client = text(claims, "client_id");
        return client == null ? text(claims, "azp") : client;
    }

    /** Whether the token is the client's own rather than one a person let it have. */
    private static boolean isOwn(Map<?, ?> claims, @Nullable String subject, String client) {
        String grant = Objects.requireNonNullElse(text(claims, "gty"), "");
        String user = Objects.requireNonNullElse(text(claims, "preferred_username"), "");
        return subject == null
                || subject.equals(client)
                || OWN_GRANTS.contains(grant)
                || "app".equals(text(claims, "idtyp"))
                || user.equals("service-account-" + client);
    }

    /** A party of a delegation; one without any id cannot be recorded, which the caller sees. */
    private static Actor party(Map<?, ?> claims) {
        String subject = text(claims, "sub");
        String client = client(claims);
        String id = subject == null ? client : subject;
        ActorType type = subject == null ? ActorType.SERVICE : ActorType.USER;
        return described(claims, id == null ? "" : id, type);
    }

    private static Actor described(Map<?, ?> claims, String id, ActorType type) {
        String user = text(claims, "preferred_username");
        String name = user == null ? text(claims, "name") : user;
        String model = text(claims, "model");
        if (model == null && !hasProfile(claims.get("sub_profile"), "ai_agent")) {
            return new Actor(type, id, name, List.of(), null);
        }
        AgentInfo agent = new AgentInfo(model, text(claims, "tool"), text(claims, "prompt_id"));
        return new Actor(ActorType.AGENT, id, name, List.of(), agent);
    }

    /** The claim is a list of words, in one text or in several. */
    private static boolean hasProfile(@Nullable Object profiles, String wanted) {
        if (profiles instanceof Collection<?> several) {
            return several.contains(wanted);
        }
        return profiles instanceof String text && List.of(text.split(" ")).contains(wanted);
    }

    private static @Nullable String text(Map<?, ?> claims, String name) {
        Object value = claims.get(name);
        return value instanceof String text && !text.isBlank() ? text : null;
    }
}
