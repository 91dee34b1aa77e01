package io.worklog.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The name of a known member, ready to be written. */
final class JsonName {
    final String text;
    final byte[] quoted;

    JsonName(String text) {
        this.text = text;
        this.quoted = ('"' + text + "\":").getBytes(US_ASCII);
    }

    @Override
    public String toString() {
        return text;
    }
}
