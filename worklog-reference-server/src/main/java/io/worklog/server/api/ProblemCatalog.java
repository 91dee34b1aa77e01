package io.worklog.server.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every kind of problem that the server can answer with, by its code. Immutable. */
public final class ProblemCatalog {
    private final Map<String, ProblemCode> codes = new TreeMap<>();

    ProblemCatalog(Collection<Codes> features) {
        features.forEach(feature -> feature.codes().forEach(this::add));
    }

    /**
     * The problems of a feature; a bean of each.
     *
     * @param codes all of them
     */
    public record Codes(List<? extends ProblemCode> codes) {
        public Codes {
            codes = List.copyOf(codes);
        }

        /** The problems of an enum. */
        public static <E extends Enum<E> & ProblemCode> Codes of(Class<E> type) {
            return new Codes(List.of(type.getEnumConstants()));
        }
    }

    private void add(ProblemCode code) {
        ProblemCode other = codes.putIfAbsent(code.code(), code);
        if (other != null) {
            throw new IllegalStateException("two problems have the code " + code.code());
        }
    }

    /** All of them by code. */
    public List<ProblemCode> all() {
        return List.copyOf(codes.values());
    }

    /** The problem with a code. */
    public Optional<ProblemCode> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }
}
