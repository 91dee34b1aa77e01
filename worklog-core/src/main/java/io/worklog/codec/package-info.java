/**
 * Event to bytes and back: the strict JSON decoder, the canonical writer, the sealed form of an
 * event and the commitments that keep personal fields erasable.
 *
 * <h2>Sealed bytes, version 1</h2>
 *
 * UTF-8 JSON in the canonical form of RFC 8785 without floats, at most 65,535 bytes, stored and
 * hashed as they are. The schema is closed: a reader refuses unknown members and every byte string
 * other than the one the writer makes of the event. Absent values, empty lists and empty maps are
 * left out; an empty text is not.
 *
 * <pre>{@code
 * actor          {agent{model,promptId,tool}, id, name, onBehalfOf[{agent,id,name,type}], type}
 * batchId, causationId, correlationId
 * changes[]      {class, new, old, op, path}; class left out where it is public
 * commitments    {"<path>": "<base64 of 32 bytes>"}
 * context        {channel, host, ip, requestId, sessionId, userAgent}
 * evidence[]     {kind, mediaType, name, ref, sha256, size}
 * id             UUID in lower case
 * idempotencyKey
 * log, source, sourceSeq
 * message        {args{…}, key}
 * metadata       {"<key>": "<text>"}
 * occurredAt     2026-11-22T21:46:36.000120Z, always UTC with six digits; recordedAt alike
 * outcome        success, failure, denied, unknown; outcomeDetail
 * reason
 * severity       info, low, medium, high, critical
 * targets[]      {id, name, role, type}
 * tenant, trace
 * truncated      {"<path>": <bytes before the cut>}
 * type, typeVersion
 * v              1
 * verb           create, read, update, delete, export, login, approve, execute, other
 * }</pre>
 *
 * Constants of all enums are in lower case ({@code api_key}). Of a change, {@code old} and {@code
 * new} are a JSON string, boolean, null, or integer within ±(2^53−1) where that says all; else
 * {@code {"kind","label","length","text"}} with kind {@code string, integer, decimal, boolean,
 * time, json, null, digest} or {@code masked}, without the members that are empty or 0.
 *
 * <h2>Personal fields</h2>
 *
 * A personal value is not in the sealed bytes; its JSON pointer is, under {@code commitments}, with
 * {@code HMAC-SHA-256(salt, "worklog/field/v1" ‖ 0x00 ‖ pointer ‖ 0x00 ‖ canonical JSON of the
 * value)}, an own 32-byte salt per field. Base64 is that of RFC 4648, section 4, with padding. Key
 * names in pointers write {@code ~} as {@code ~0} and {@code /} as {@code ~1}. The private side is
 * canonical JSON {@code {"<pointer>":{"salt":"<base64>","value":<value>}}}. Erasing removes salt
 * and value; nothing that was hashed changes. Secrets are masked before any of this.
 */
@NullMarked
package io.worklog.codec;

import org.jspecify.annotations.NullMarked;
