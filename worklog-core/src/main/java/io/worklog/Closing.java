package io.worklog;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Closes one thing after another, all of them whatever fails, and throws the first failure. */
final class Closing {
    private @Nullable Exception first;

    /** One thing to close. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    void step(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
    }

    void run(Consumer<Closing> steps) {
        steps.accept(this);
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first != null) {
            throw new IllegalStateException("not closed in good order", first);
        }
    }
}
