package io.worklog.codec;

import io.worklog.event.FieldClass;
import java.util.Map;
import java.util.Set;

/** The fields that can have a class, by their path. */
final class FieldPaths {
    static final String ACTOR_NAME = "/actor/name";
    static final String PRINCIPAL_NAME = "/actor/onBehalfOf/*/name";
    static final String TARGET_NAME = "/targets/*/name";
    static final String EVIDENCE_NAME = "/evidence/*/name";
    static final String EVIDENCE_REF = "/evidence/*/ref";
    static final String REASON = "/reason";
    static final String OUTCOME_DETAIL = "/outcomeDetail";
    static final String IP = "/context/ip";
    static final String USER_AGENT = "/context/userAgent";
    static final String SESSION_ID = "/context/sessionId";
    static final String REQUEST_ID = "/context/requestId";
    static final String CHANNEL = "/context/channel";
    static final String HOST = "/context/host";
    static final String METADATA = "/metadata/";
    static final String MESSAGE_ARGS = "/message/args/";
    static final String CHANGES = "/changes/";

    static final Map<String, FieldClass> DEFAULT_CLASSES =
            Map.of(
                    ACTOR_NAME, FieldClass.PERSONAL,
                    PRINCIPAL_NAME, FieldClass.PERSONAL,
                    IP, FieldClass.PERSONAL,
                    USER_AGENT, FieldClass.PERSONAL);

    static final FieldPolicy DEFAULTS = new Defaults();

    private static final Set<String> FIXED =
            Set.of(
                    ACTOR_NAME,
                    PRINCIPAL_NAME,
                    TARGET_NAME,
                    EVIDENCE_NAME,
                    EVIDENCE_REF,
                    REASON,
                    OUTCOME_DETAIL,
                    IP,
                    USER_AGENT,
                    SESSION_ID,
                    REQUEST_ID,
                    CHANNEL,
                    HOST);

    private FieldPaths() {}

    private static final class Defaults implements FieldPolicy {
        @Override
        public FieldClass classOf(String path) {
            return DEFAULT_CLASSES.getOrDefault(path, FieldClass.PUBLIC);
        }

        @Override
        public boolean namesAny() {
            return false;
        }
    }

    static void requireClassifiable(String path) {
        boolean named =
                isBelow(METADATA, path) || isBelow(MESSAGE_ARGS, path) || isBelow(CHANGES, path);
        if (!named && !FIXED.contains(path)) {
            throw new IllegalArgumentException(
                    path + " names no field that can have a class: see FieldPolicy for those");
        }
    }

    private static boolean isBelow(String prefix, String path) {
        return path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0;
    }

    /** The path of one field: the pattern with the place instead of {@code *}. */
    static String at(String pattern, int index) {
        int star = pattern.indexOf("/*/");
        return star < 0
                ? pattern
                : pattern.substring(0, star + 1) + index + pattern.substring(star + 2);
    }

    static String oldValue(int change) {
        return CHANGES + change + "/" + ChangeJson.OLD;
    }

    static String newValue(int change) {
        return CHANGES + change + "/" + ChangeJson.NEW;
    }

    /** The name as one step of a JSON pointer. */
    static String escape(String name) {
        if (name.indexOf('~') < 0 && name.indexOf('/') < 0) {
            return name;
        }
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The name that was written as one step of a JSON pointer. */
    static String unescape(String step) {
        return step.indexOf('~') < 0 ? step : step.replace("~1", "/").replace("~0", "~");
    }
}
