package io.worklog.server.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event for people and programs, with the values of personal fields in their places. It is not
 * what was hashed: those bytes are in the entry tiles.
 *
 * @param index its place in the log
 * @param leafHash RFC 6962 leaf hash of its sealed bytes
 * @param sentence what happened, in the reader's language
 * @param occurredAt when it happened, by the sender's word
 * @param recordedAt when it was recorded
 * @param recordedLateSeconds seconds from happening to recording where they are a minute or more
 *     apart; negative for an event that claims to be from the future
 * @param links what it belongs to
 * @param truncated bytes that values had before a limit cut them, by path
 * @param withheld paths of values that were erased
 */
record EventView(
        long index,
        String id,
        String leafHash,
        String sentence,
        String type,
        int typeVersion,
        String verb,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable Long recordedLateSeconds,
        String source,
        long sourceSeq,
        String tenant,
        PartyView actor,
        List<TargetView> targets,
        String outcome,
        @Nullable String outcomeDetail,
        @Nullable String reason,
        @Nullable MessageView message,
        List<ChangeView> changes,
        List<AttachmentView> evidence,
        @Nullable ContextView context,
        @Nullable String trace,
        LinksView links,
        String severity,
        Map<String, String> metadata,
        @Nullable String idempotencyKey,
        Map<String, Long> truncated,
        List<String> withheld) {

    /**
     * Who acts.
     *
     * @param phrase who, and for whom, in the reader's language; of the actor only
     */
    record PartyView(
            String type,
            String id,
            @Nullable String name,
            @Nullable String phrase,
            List<PartyView> onBehalfOf,
            @Nullable AgentView agent) {}

    /** An AI agent. */
    record AgentView(@Nullable String model, @Nullable String tool, @Nullable String promptId) {}

    /** An object that was acted on. */
    record TargetView(String type, String id, @Nullable String name, @Nullable String role) {}

    /** The sentence as key and arguments. */
    record MessageView(String key, Map<String, String> args) {}

    /**
     * One difference.
     *
     * @param phrase the difference in the reader's language
     */
    record ChangeView(
            String path,
            String op,
            @Nullable ValueView before,
            @Nullable ValueView after,
            String phrase) {}

    /**
     * One side of a difference.
     *
     * @param kind string, integer, decimal, boolean, time, json, null, digest or masked
     * @param text the value; of a digest the SHA-256
     * @param label what people called the value
     * @param length bytes of the whole value where it is a digest
     */
    record ValueView(String kind, String text, @Nullable String label, @Nullable Long length) {}

    /** An attached file. */
    record AttachmentView(
            String sha256,
            long size,
            String mediaType,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String ref) {}

    /** From where somebody acted. */
    record ContextView(
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String sessionId,
            @Nullable String requestId,
            @Nullable String channel,
            @Nullable String host) {}

    /** What an event belongs to. */
    record LinksView(
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String batchId) {}
}
