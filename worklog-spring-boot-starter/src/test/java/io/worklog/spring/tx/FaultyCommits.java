package io.worklog.spring.tx;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source whose commits on the calling thread fail, before or after they took place. */
class FaultyCommits extends DelegatingDataSource {
    /** What becomes of a commit. */
    enum Fault {
        NONE,
        NOT_COMMITTED,
        ANSWER_LOST
    }

    private final ThreadLocal<Fault> next = ThreadLocal.withInitial(() -> Fault.NONE);

    FaultyCommits(DataSource target) {
        super(target);
    }

    /** Has the next commit of this thread fail. */
    void fail(Fault fault) {
        next.set(fault);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, args) -> {
                            if (method.getName().equals("commit")) {
                                commit(real);
                                return null;
                            }
                            try {
                                return method.invoke(real, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void commit(Connection real) throws SQLException {
        Fault fault = next.get();
        next.remove();
        if (fault == Fault.NOT_COMMITTED) {
            real.rollback();
            throw new SQLException("planted: not committed", "40001");
        }
        real.commit();
        if (fault == Fault.ANSWER_LOST) {
            throw new SQLException("planted: the answer is lost", "08007");
        }
    }
}
