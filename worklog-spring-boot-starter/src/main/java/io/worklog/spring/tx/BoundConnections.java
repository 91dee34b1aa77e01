package io.worklog.spring.tx;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ReflectionUtils;

/** Looks at the connections that Spring has bound to the calling thread. */
final class BoundConnections {
    /** Spring tells nobody but its own packages whether a manager has begun a transaction on it. */
    static final String BEGUN = "isTransactionActive";

    private static final Method IS_BEGUN = begun();

    private BoundConnections() {}

    private static Method begun() {
        Method method =
                Objects.requireNonNull(ReflectionUtils.findMethod(ConnectionHolder.class, BEGUN));
        ReflectionUtils.makeAccessible(method);
        return method;
    }

    /** What is bound for a data source, or for one that stands before or behind it. */
    static @Nullable ConnectionHolder of(DataSource source) {
        if (TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder own) {
            return own;
        }
        DataSource origin = origin(source);
        for (Map.Entry<Object, Object> entry :
                TransactionSynchronizationManager.getResourceMap().entrySet()) {
            if (entry.getKey() instanceof DataSource other
                    && entry.getValue() instanceof ConnectionHolder holder
                    && origin(other).equals(origin)) {
                return holder;
            }
        }
        return null;
    }

    private static DataSource origin(DataSource source) {
        DataSource behind =
                source instanceof DelegatingDataSource outer ? outer.getTargetDataSource() : null;
        return behind == null ? source : origin(behind);
    }

    /**
     * Whether the connection is the transaction's own. One that is merely kept for the length of a
     * transaction of another data source is synchronized with it, and nobody has begun anything on
     * it.
     */
    static boolean inTransaction(ConnectionHolder holder) {
        return !holder.isSynchronizedWithTransaction()
                || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(IS_BEGUN, holder));
    }
}
