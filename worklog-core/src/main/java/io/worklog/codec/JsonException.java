package io.worklog.codec;

/** The bytes are not the JSON that was asked for. The message never holds their content. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonException(String problem, int offset) {
        super("byte " + offset + ": " + problem);
        this.offset = offset;
    }

    /** The byte, from 0, at which reading could not go on. */
    public int offset() {
        return offset;
    }
}
