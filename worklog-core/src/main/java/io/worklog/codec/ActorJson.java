package io.worklog.codec;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An actor in its sealed form. */
final class ActorJson {
    private static final EnumNames<ActorType> TYPES = new EnumNames<>(ActorType.values());
    private static final JsonName AGENT = new JsonName("agent");
    private static final JsonName ID = new JsonName("id");
    private static final JsonName MODEL = new JsonName("model");
    private static final JsonName NAME = new JsonName("name");
    private static final JsonName ON_BEHALF_OF = new JsonName("onBehalfOf");
    private static final JsonName PROMPT_ID = new JsonName("promptId");
    private static final JsonName TOOL = new JsonName("tool");
    private static final JsonName TYPE = new JsonName("type");

    private ActorJson() {}

    static void write(JsonOut out, Actor actor) {
        out.beginObject();
        writeAgent(out, actor.agent());
        out.member(ID, actor.id());
        out.optional(NAME, actor.name());
        writePrincipals(out, actor.onBehalfOf());
        out.quoted(TYPE, TYPES.of(actor.type()));
        out.endObject();
    }

    private static void writePrincipals(JsonOut out, List<Actor> principals) {
        if (principals.isEmpty()) {
            return;
        }
        out.name(ON_BEHALF_OF);
        out.beginArray();
        for (int i = 0; i < principals.size(); i++) {
            out.element(i);
            writePrincipal(out, principals.get(i));
        }
        out.endArray();
    }

    private static void writePrincipal(JsonOut out, Actor principal) {
        if (!principal.onBehalfOf().isEmpty()) {
            out.fault("has a chain of its own: list everybody in the one chain of the actor");
        }
        out.beginObject();
        writeAgent(out, principal.agent());
        out.member(ID, principal.id());
        out.optional(NAME, principal.name());
        out.quoted(TYPE, TYPES.of(principal.type()));
        out.endObject();
    }

    private static void writeAgent(JsonOut out, @Nullable AgentInfo agent) {
        if (agent == null) {
            return;
        }
        out.name(AGENT);
        out.beginObject();
        out.optional(MODEL, agent.model());
        out.optional(PROMPT_ID, agent.promptId());
        out.optional(TOOL, agent.tool());
        out.endObject();
    }

    static Actor read(Members members) {
        List<Actor> principals = members.list(ON_BEHALF_OF, ActorJson::readPrincipal);
        return readWith(members, principals);
    }

    private static Actor readPrincipal(Members members) {
        return readWith(members, List.of());
    }

    private static Actor readWith(Members members, List<Actor> principals) {
        Actor actor =
                new Actor(
                        members.constant(TYPE, TYPES),
                        members.text(ID),
                        members.findText(NAME),
                        principals,
                        readAgent(members.findMembers(AGENT)));
        members.end();
        return actor;
    }

    private static @Nullable AgentInfo readAgent(@Nullable Members members) {
        if (members == null) {
            return null;
        }
        AgentInfo agent =
                new AgentInfo(
                        members.findText(MODEL),
                        members.findText(TOOL),
                        members.findText(PROMPT_ID));
        members.end();
        return agent;
    }
}
