package io.worklog.retention;

import io.worklog.log.LogIndex;
import java.util.Objects;
import java.util.Set;

/** What is to be erased. */
public sealed interface RedactionScope {
    /**
     * Fields of one entry.
     *
     * @param index which entry
     * @param paths such as {@code /actor/name}; empty for all that can be erased
     */
    record Fields(LogIndex index, Set<String> paths) implements RedactionScope {
        public Fields {
            Objects.requireNonNull(index, "index");
            paths = Set.copyOf(paths);
        }
    }

    /**
     * Everything that can be erased in entries where this party acted, or was acted for.
     *
     * @param actorId the party's id
     */
    record OfActor(String actorId) implements RedactionScope {
        public OfActor {
            Objects.requireNonNull(actorId, "actorId");
        }
    }

    /**
     * Everything that can be erased in entries about this object, where the object is a person.
     *
     * @param type the kind of object
     * @param id the object's id
     */
    record OfTarget(String type, String id) implements RedactionScope {
        public OfTarget {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * Attached bytes.
     *
     * @param sha256 lower-case hex digest of the bytes
     */
    record AttachedEvidence(String sha256) implements RedactionScope {
        public AttachedEvidence {
            Objects.requireNonNull(sha256, "sha256");
        }
    }
}
