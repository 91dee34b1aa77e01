package io.worklog.sentence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Worklog's own texts: English without a language, and Chinese. */
final class OwnTexts {
    static final TextSource SOURCE = read();

    private OwnTexts() {}

    private static TextSource read() {
        return TextBundle.builder()
                .add(Locale.ROOT, "sentences.properties", bytes("sentences.properties"))
                .add(Locale.CHINESE, "sentences_zh.properties", bytes("sentences_zh.properties"))
                .build();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = OwnTexts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks its file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the library's file " + name + " cannot be read", e);
        }
    }
}
