package io.worklog.persistence.jooq.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * A statement whose length grows with what it is given. It is rendered for powers of two only, up
 * to {@value #MOST}, and what it is given is parted accordingly, so that few texts are made and a
 * server sees few. Thread-safe.
 */
final class ManyRows {
    private static final int MOST = 256;

    private final Map<Integer, String> rendered = new ConcurrentHashMap<>();
    private final IntFunction<String> render;

    ManyRows(IntFunction<String> render) {
        this.render = render;
    }

    /** Runs it for all rows of parameters. */
    void update(Connection connection, List<? extends List<?>> rows) throws SQLException {
        int done = 0;
        while (done < rows.size()) {
            int next = done + part(rows.size() - done);
            List<Object> parameters = new ArrayList<>();
            rows.subList(done, next).forEach(parameters::addAll);
            Jdbc.update(connection, sql(next - done), parameters);
            done = next;
        }
    }

    /** Runs it for all keys, each time with the same parameters before them. */
    void update(Connection connection, List<?> before, List<?> keys) throws SQLException {
        int done = 0;
        while (done < keys.size()) {
            int next = done + part(keys.size() - done);
            List<Object> parameters = new ArrayList<>(before);
            parameters.addAll(keys.subList(done, next));
            Jdbc.update(connection, sql(next - done), parameters);
            done = next;
        }
    }

    /** Asks it for all keys, each time with the same parameters before them. */
    <T> List<T> query(Connection connection, Jdbc.RowReader<T> reader, List<?> before, List<?> keys)
            throws SQLException {
        List<T> all = new ArrayList<>();
        int done = 0;
        while (done < keys.size()) {
            int next = done + part(keys.size() - done);
            List<Object> parameters = new ArrayList<>(before);
            parameters.addAll(keys.subList(done, next));
            all.addAll(Jdbc.query(connection, sql(next - done), reader, parameters));
            done = next;
        }
        return all;
    }

    private static int part(int left) {
        return Math.min(MOST, Integer.highestOneBit(left));
    }

    private String sql(int count) {
        return rendered.computeIfAbsent(count, render::apply);
    }
}
