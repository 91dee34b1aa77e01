package io.worklog.spring.logged;

import io.worklog.event.Outcome;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an exception means for the event. Of an exception only the class is recorded, since
 * its message may hold anything; of types the host named safe the message too. Thread-safe.
 */
final class Outcomes {
    private static final Set<String> DENIED =
            Set.of(
                    "java.lang.SecurityException",
                    "java.nio.file.AccessDeniedException",
                    "org.springframework.security.access.AccessDeniedException",
                    "jakarta.ejb.EJBAccessException");

    private final Set<String> safe;

    Outcomes(List<String> safe) {
        this.safe = Set.copyOf(safe);
    }

    Ended of(Throwable failure) {
        Throwable cause = unwrapped(failure);
        Outcome outcome = isOneOf(cause, DENIED) ? Outcome.DENIED : Outcome.FAILURE;
        return new Ended(outcome, detail(cause), null);
    }

    private String detail(Throwable failure) {
        String name = failure.getClass().getName();
        String message = isOneOf(failure, safe) ? messageOf(failure) : null;
        return message == null ? name : SafeText.of(name + ": " + message, "", new Notes());
    }

    private static @Nullable String messageOf(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException e) {
            return "(its message could not be read)";
        }
    }

    /** What an asynchronous call wraps around the exception of its work. */
    private static Throwable unwrapped(Throwable failure) {
        boolean wraps =
                failure instanceof CompletionException || failure instanceof ExecutionException;
        Throwable cause = wraps ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    private static boolean isOneOf(Throwable failure, Set<String> names) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (names.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
