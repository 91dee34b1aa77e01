package io.worklog.codec;

import io.worklog.event.Message;
import org.jspecify.annotations.Nullable;

/** The sentence of an event in its sealed form. */
final class MessageJson {
    private static final JsonName ARGS = new JsonName("args");
    private static final JsonName KEY = new JsonName("key");

    private MessageJson() {}

    static void write(JsonOut out, Message message) {
        out.beginObject();
        StringMaps.writeTexts(out, ARGS, message.args());
        out.member(KEY, message.key());
        out.endObject();
    }

    static @Nullable Message read(@Nullable Members members) {
        if (members == null) {
            return null;
        }
        Message message = new Message(members.text(KEY), StringMaps.readTexts(members, ARGS));
        members.end();
        return message;
    }
}
