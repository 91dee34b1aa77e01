package io.worklog.server.log;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is sent, for the description of the interface; it is read by the strict decoder and
 * never through this. Limits are those of the event model.
 *
 * @param type such as {@code billing.invoice.refunded}
 * @param typeVersion version of the registered type; the newest unless given
 * @param verb create, read, update, delete, export, login, approve, execute or other
 * @param occurredAt when it happened, RFC 3339; now unless given
 * @param actor who did it; the owner of the credential unless given
 * @param targets what was acted on, 1 to 16
 * @param outcome success, failure, denied or unknown; success unless given
 * @param outcomeDetail a safe sentence about the end
 * @param reason why
 * @param message the sentence as key and arguments
 * @param changes what became different, at most 500
 * @param evidence attached files, which must be stored here
 * @param context from where
 * @param trace W3C traceparent
 * @param correlationId the business operation it is part of
 * @param causationId id of the event that led to it
 * @param batchId id of the parent event of a bulk operation
 * @param severity info, low, medium, high or critical
 * @param metadata pairs; names that begin with worklog. are reserved
 * @param idempotencyKey makes a repeated request harmless, unique in the log for ever
 */
record NewEvent(
        String type,
        @Nullable Integer typeVersion,
        @Nullable String verb,
        @Nullable String occurredAt,
        @Nullable Party actor,
        List<TargetPart> targets,
        @Nullable String outcome,
        @Nullable String outcomeDetail,
        @Nullable String reason,
        @Nullable MessagePart message,
        @Nullable List<ChangePart> changes,
        @Nullable List<EvidencePart> evidence,
        @Nullable ContextPart context,
        @Nullable String trace,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String batchId,
        @Nullable String severity,
        @Nullable Map<String, String> metadata,
        @Nullable String idempotencyKey) {

    /**
     * Who acts.
     *
     * @param type user, service, system, agent, api_key or anonymous; user unless given
     * @param id stable id
     * @param name readable name at that moment; personal
     * @param onBehalfOf for whom, nearest first, at most 4
     * @param agent which AI agent
     */
    record Party(
            @Nullable String type,
            String id,
            @Nullable String name,
            @Nullable List<Party> onBehalfOf,
            @Nullable AgentPart agent) {}

    /** An AI agent: its model, its tool and the prompt that led to the act. */
    record AgentPart(@Nullable String model, @Nullable String tool, @Nullable String promptId) {}

    /** An object that was acted on, with the name and the role it had. */
    record TargetPart(String type, String id, @Nullable String name, @Nullable String role) {}

    /** The sentence of the event as a key and arguments. */
    record MessagePart(String key, @Nullable Map<String, String> args) {}

    /**
     * One difference.
     *
     * @param path property: {@code lines[sku-1].quantity}
     * @param op add, set, remove or move; as the sides that are there say unless given
     * @param old a string, integer, boolean, null, or an object of kind, text and label
     * @param newValue likewise; its member has no second word
     * @param fieldClass public, personal or secret; its member has no first word
     */
    record ChangePart(
            String path,
            @Nullable String op,
            @Nullable Object old,
            @Schema(name = "new") @Nullable Object newValue,
            @Schema(name = "class") @Nullable String fieldClass) {}

    /** A file that is stored here, by its digest. */
    record EvidencePart(
            String sha256,
            long size,
            String mediaType,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String ref) {}

    /** From where somebody acted. */
    record ContextPart(
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String sessionId,
            @Nullable String requestId,
            @Nullable String channel,
            @Nullable String host) {}
}
