package io.worklog.spring.logged;

import java.util.List;
import java.util.stream.Collectors;

/** Annotated methods that cannot be recorded as they say; names all that were found. */
final class MisusedAnnotationException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    MisusedAnnotationException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
