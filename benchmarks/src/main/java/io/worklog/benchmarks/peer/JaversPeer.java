package io.worklog.benchmarks.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.javers.core.Javers;
import org.javers.core.JaversBuilder;
import org.javers.core.metamodel.clazz.EntityDefinitionBuilder;
import org.javers.repository.sql.DialectName;
import org.javers.repository.sql.JaversSqlRepository;
import org.javers.repository.sql.SqlRepositoryBuilder;

/**
 * JaVers over H2 in memory, its quickest store: a commit compares the object with its last snapshot
 * and inserts the new one. An object goes from one state to the other and back.
 */
final class JaversPeer implements Peer {
    private final HikariDataSource pool = MemoryDatabase.open("javers");
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final Javers javers;
    private final AtomicIntegerArray times;

    JaversPeer(int samples) {
        times = new AtomicIntegerArray(samples);
        JaversSqlRepository repository =
                SqlRepositoryBuilder.sqlRepository()
                        .withConnectionProvider(current::get)
                        .withDialect(DialectName.H2)
                        .build();
        javers = inTransaction(() -> build(repository));
    }

    private static Javers build(JaversSqlRepository repository) {
        return JaversBuilder.javers()
                .registerJaversRepository(repository)
                .registerEntity(
                        EntityDefinitionBuilder.entityDefinition(OrderState.class)
                                .withIdPropertyName("id")
                                .build())
                .build();
    }

    @Override
    public Object record(Sample sample) {
        boolean back = times.getAndIncrement(sample.number()) % 2 == 1;
        OrderState state = back ? sample.before() : sample.after();
        return inTransaction(() -> javers.commit(sample.actor(), state, sample.attributes()));
    }

    /** Something to do in a transaction. */
    private interface Work<T> {
        T run();
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            current.set(connection);
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("JaVers did not commit", e);
        } finally {
            current.remove();
        }
    }

    /** H2 in memory answers at once. */
    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public void close() {
        pool.close();
    }
}
