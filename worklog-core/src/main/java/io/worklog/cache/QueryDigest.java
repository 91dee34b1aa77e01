package io.worklog.cache;

import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A short name of a query and a page: equal for equal questions, whatever the order in which sets
 * hold their members. Every part is written with its length, so that no two questions run together.
 */
final class QueryDigest {
    private static final int ABSENT = -1;

    private final MessageDigest digest;

    private QueryDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(EventQuery query, PageRequest page) {
        QueryDigest digest = new QueryDigest();
        digest.kinds(query);
        digest.rest(query);
        digest.page(page);
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private void kinds(EventQuery query) {
        text(query.log().value());
        set(query.actors());
        set(query.types());
        set(query.verbs());
        text(query.targetType());
        text(query.targetId());
        set(query.outcomes());
        text(query.tenant());
    }

    private void rest(EventQuery query) {
        text(query.occurredFrom());
        text(query.occurredTo());
        text(query.minSeverity());
        text(query.correlationId());
        text(query.batchId());
        text(query.changedPath());
        text(query.oldValue());
        text(query.newValue());
        Map<String, String> metadata = new TreeMap<>(query.metadata());
        number(metadata.size());
        metadata.forEach((key, value) -> {
            text(key);
            text(value);
        });
        text(query.evidenceSha256());
        text(query.text());
    }

    private void page(PageRequest page) {
        number(page.limit());
        text(page.order());
        text(page.cursor());
        set(page.facets());
        number(page.countLimit());
    }

    private void set(Collection<?> members) {
        number(members.size());
        members.stream().map(Object::toString).sorted().forEach(this::text);
    }

    private void text(@Nullable Object value) {
        if (value == null) {
            number(ABSENT);
            return;
        }
        String text = value.toString();
        ByteBuffer characters = ByteBuffer.allocate(text.length() * Character.BYTES);
        characters.asCharBuffer().put(text);
        number(text.length());
        digest.update(characters);
    }

    private void number(int value) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
    }
}
