package io.worklog.codec;

import io.worklog.event.Target;

/** A target in its sealed form. */
final class TargetJson {
    private static final JsonName ID = new JsonName("id");
    private static final JsonName NAME = new JsonName("name");
    private static final JsonName ROLE = new JsonName("role");
    private static final JsonName TYPE = new JsonName("type");

    private TargetJson() {}

    static void write(JsonOut out, Target target) {
        out.beginObject();
        out.member(ID, target.id());
        out.optional(NAME, target.name());
        out.optional(ROLE, target.role());
        out.member(TYPE, target.type());
        out.endObject();
    }

    static Target read(Members members) {
        Target target =
                new Target(
                        members.text(TYPE),
                        members.text(ID),
                        members.findText(NAME),
                        members.findText(ROLE));
        members.end();
        return target;
    }
}
