package io.worklog.codec;

import io.worklog.event.Evidence;

/** A reference to evidence in its sealed form. */
final class EvidenceJson {
    private static final JsonName KIND = new JsonName("kind");
    private static final JsonName MEDIA_TYPE = new JsonName("mediaType");
    private static final JsonName NAME = new JsonName("name");
    private static final JsonName REF = new JsonName("ref");
    private static final JsonName SHA256 = new JsonName("sha256");
    private static final JsonName SIZE = new JsonName("size");

    private EvidenceJson() {}

    static void write(JsonOut out, Evidence evidence) {
        out.beginObject();
        out.optional(KIND, evidence.kind());
        out.member(MEDIA_TYPE, evidence.mediaType());
        out.optional(NAME, evidence.name());
        out.optional(REF, evidence.ref());
        out.member(SHA256, evidence.sha256());
        out.member(SIZE, evidence.size());
        out.endObject();
    }

    static Evidence read(Members members) {
        Evidence evidence =
                new Evidence(
                        members.text(SHA256),
                        members.integer(SIZE),
                        members.text(MEDIA_TYPE),
                        members.findText(NAME),
                        members.findText(KIND),
                        members.findText(REF));
        members.end();
        return evidence;
    }
}
