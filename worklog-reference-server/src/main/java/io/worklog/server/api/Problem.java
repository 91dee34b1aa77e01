package io.worklog.server.api;

import io.worklog.error.IntegrityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A problem to be told to the caller (RFC 9457). Its detail MUST NOT hold content of records. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemCode code;
    private final transient List<Place> places;
    private final transient @Nullable Duration retryAfter;

    /**
     * A place in the input that is not as it must be.
     *
     * @param pointer JSON pointer, or the name of a parameter
     * @param fault what is wrong with it
     */
    public record Place(String pointer, String fault) {}

    private Problem(
            ProblemCode code, String detail, List<Place> places, @Nullable Duration retryAfter) {
        super(Objects.requireNonNull(detail, "detail"));
        this.code = Objects.requireNonNull(code, "code");
        this.places = List.copyOf(places);
        this.retryAfter = retryAfter;
    }

    /** A problem with what is particular about this occurrence. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), null);
    }

    /** Several places of the input are wrong. */
    public static Problem invalid(List<Place> places) {
        String detail = places.size() == 1 ? "1 value is wrong" : places.size() + " are wrong";
        return new Problem(ApiProblem.INVALID_INPUT, detail, places, null);
    }

    /** One place of the input is wrong. */
    public static Problem invalid(String pointer, String fault) {
        return invalid(List.of(new Place(pointer, fault)));
    }

    /** Something is not there, or not visible. */
    public static Problem notFound(String what) {
        return of(ApiProblem.NOT_FOUND, what + " is not there, or you may not see it");
    }

    /** What is stored is not what was sealed. */
    public static Problem damaged(IntegrityException fault) {
        OptionalLong entry = fault.firstBadIndex();
        Problem damaged =
                of(
                        ApiProblem.ENTRY_DAMAGED,
                        entry.isPresent()
                                ? "entry " + entry.getAsLong()
                                : "the server's log says what is damaged");
        damaged.addSuppressed(fault);
        return damaged;
    }

    /** It may work later. */
    public Problem retryAfter(Duration wait) {
        Problem later = new Problem(code, detail(), places, wait);
        later.initCause(getCause() == null ? this : getCause());
        return later;
    }

    /** The kind of problem. */
    public ProblemCode code() {
        return code;
    }

    /** What is particular about this occurrence. */
    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    /** The places of the input that are wrong. */
    public List<Place> places() {
        return places;
    }

    /** The places of the input that are wrong, for a reader of that language. */
    public List<Place> places(Locale reader) {
        return places.stream()
                .map(place -> new Place(place.pointer(), Phrases.told(place.fault(), reader)))
                .toList();
    }

    /** How long to wait before trying again; null where that does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
