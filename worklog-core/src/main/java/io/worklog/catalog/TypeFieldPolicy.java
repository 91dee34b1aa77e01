package io.worklog.catalog;

import io.worklog.codec.FieldPolicy;
import io.worklog.event.FieldClass;
import java.util.List;
import java.util.Set;

/** The default classes, made stricter by the names a type declares personal or secret. */
final class TypeFieldPolicy implements FieldPolicy {
    private static final List<String> NAMED = List.of("/changes/", "/metadata/", "/message/args/");

    private final FieldPolicy defaults = FieldPolicy.defaults();
    private final Set<String> personalPaths;
    private final Set<String> secretPaths;
    private final PropertyNames personal;
    private final PropertyNames secret;

    TypeFieldPolicy(Set<String> personal, Set<String> secret) {
        this.personalPaths = personal;
        this.secretPaths = secret;
        this.personal = new PropertyNames(personal);
        this.secret = new PropertyNames(secret);
    }

    @Override
    public FieldClass classOf(String path) {
        if (secretPaths.contains(path)) {
            return FieldClass.SECRET;
        }
        if (personalPaths.contains(path)) {
            return FieldClass.PERSONAL;
        }
        for (String prefix : NAMED) {
            if (path.startsWith(prefix)) {
                return classOfProperty(unescaped(path.substring(prefix.length())));
            }
        }
        return defaults.classOf(path);
    }

    @Override
    public boolean namesAny() {
        return hasNames();
    }

    boolean hasNames() {
        return !personal.isEmpty() || !secret.isEmpty();
    }

    FieldClass classOfProperty(String path) {
        if (secret.covers(path)) {
            return FieldClass.SECRET;
        }
        return personal.covers(path) ? FieldClass.PERSONAL : FieldClass.PUBLIC;
    }

    private static String unescaped(String step) {
        return step.indexOf('~') < 0 ? step : step.replace("~1", "/").replace("~0", "~");
    }
}
