package io.worklog.error;

import java.util.List;

/** The event breaks the rules: nothing was recorded; fix the call. Lists every fault at once. */
public final class RejectedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** Names every fault of one event. */
    public RejectedEventException(String subject, List<Fault> faults) {
        super(
                subject
                        + " is refused: "
                        + String.join("; ", faults.stream().map(Fault::text).toList()));
        this.faults = List.copyOf(faults);
    }

    /** Every fault. */
    public List<Fault> faults() {
        return faults;
    }

    /**
     * One fault.
     *
     * @param path which field, such as {@code /actor/id}
     * @param problem what is wrong and what to do, without the value
     */
    public record Fault(String path, String problem) {
        String text() {
            return path + " " + problem;
        }
    }
}
