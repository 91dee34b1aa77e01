package io.worklog.sentence;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A properties file as it was read.
 *
 * @param texts by key
 * @param faults what is wrong with the file
 */
record PropertiesFile(Map<String, String> texts, List<String> faults) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The format of {@link Properties#load}, but in UTF-8 and with each key at most once. */
    static PropertiesFile read(byte[] bytes) {
        String text = decoded(bytes);
        if (text == null) {
            return failed("is not UTF-8: save it in that encoding");
        }
        Noting noting = new Noting();
        try {
            boolean marked = text.startsWith(BYTE_ORDER_MARK);
            noting.load(new StringReader(marked ? text.substring(1) : text));
        } catch (IllegalArgumentException e) {
            return failed("has a \\u without four hex digits");
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
        return new PropertiesFile(noting.texts, noting.faults);
    }

    private static PropertiesFile failed(String fault) {
        return new PropertiesFile(Map.of(), List.of(fault));
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Notes a key that comes twice, which the JDK's class passes over. */
    private static final class Noting extends Properties {
        private static final long serialVersionUID = 1;

        private final transient Map<String, String> texts = new TreeMap<>();
        private final transient List<String> faults = new ArrayList<>();

        @Override
        public synchronized @Nullable Object put(Object key, Object value) {
            if (texts.put((String) key, (String) value) != null) {
                faults.add(key + " stands there twice");
            }
            return null;
        }
    }
}
