package io.worklog.spring.operate;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.worklog.log.LogId;
import io.worklog.spi.CallObserver;
import io.worklog.verify.VerifyReport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation, which is a span and a timer where the host has them, of what callers wait
 * for: {@code worklog.record}, {@code worklog.query} and {@code worklog.verify}. Its only keys are the
 * word of a verdict and the class of a failure; log, event and actor are in none.
 */
final class ObservedCalls implements CallObserver {
    private static final String VERDICT = "verdict";
    private static final String FAILURE = "failure";

    private final ObservationRegistry registry;

    ObservedCalls(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <T extends @Nullable Object> T around(Call call, LogId log, Supplier<T> work) {
        return registry.isNoop() ? work.get() : observed(call, work);
    }

    private <T extends @Nullable Object> T observed(Call call, Supplier<T> work) {
        Observation observation =
                Observation.createNotStarted(name(call), registry)
                        .contextualName(name(call).replace('.', ' '));
        observation.lowCardinalityKeyValue(FAILURE, "none");
        if (call == Call.VERIFY) {
            observation.lowCardinalityKeyValue(VERDICT, "none");
        }
        observation.start();
        try (Observation.Scope scope = observation.openScope()) {
            T result = work.get();
            if (result instanceof VerifyReport report) {
                observation.lowCardinalityKeyValue(VERDICT, report.verdict().word());
            }
            return result;
        } catch (RuntimeException | Error e) {
            observation.lowCardinalityKeyValue(FAILURE, e.getClass().getSimpleName());
            observation.error(new WithoutContent(e));
            throw e;
        } finally {
            observation.stop();
        }
    }

    private static String name(Call call) {
        return switch (call) {
            case APPEND -> "worklog.record";
            case QUERY -> "worklog.query";
            case VERIFY -> "worklog.verify";
        };
    }

    /** Tracers write an error's message down; ours name ids, drivers' may name values. */
    private static final class WithoutContent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WithoutContent(Throwable real) {
            super(real.getClass().getName(), null, false, false);
        }
    }
}
