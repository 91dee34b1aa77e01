package io.worklog.spring.logged;

import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/** Tells whether the calling thread is in a transaction of Spring's. */
final class TransactionProbe {
    private static final String MANAGER =
            "org.springframework.transaction.support.TransactionSynchronizationManager";

    private TransactionProbe() {}

    /** A probe; without Spring's transactions there never is one. */
    static BooleanSupplier create() {
        return ClassUtils.isPresent(MANAGER, TransactionProbe.class.getClassLoader())
                ? Spring::active
                : () -> false;
    }

    /** Loaded only where Spring's transactions are there. */
    private static final class Spring {
        static boolean active() {
            return TransactionSynchronizationManager.isActualTransactionActive();
        }
    }
}
