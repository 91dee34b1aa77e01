package io.worklog.spring.tx;

import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.error.RejectedEventException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** One piece of business, recorded in every way there is. */
class Till {
    static final EventType<Object> PAID =
            EventType.named("order.paid").target("order").delivery(Delivery.TRANSACTIONAL);
    static final EventType<Object> SEEN = EventType.named("order.seen").target("order");
    static final EventType<Object> TOLD = EventType.named("order.told").target("order");

    /** Why the transactional event of an order was refused. */
    final Map<String, String> refusals = new ConcurrentHashMap<>();

    private final Worklog worklog;
    private final AfterCommit afterCommit;
    private final JdbcTemplate jdbc;

    Till(Worklog worklog, AfterCommit afterCommit, JdbcTemplate jdbc) {
        this.worklog = worklog;
        this.afterCommit = afterCommit;
        this.jdbc = jdbc;
    }

    /** Records and writes a row. */
    void pay(String id) {
        record(id);
        jdbc.update("insert into orders (id) values (?)", id);
    }

    /** Records and writes nothing. */
    void record(String id) {
        worklog.record(SEEN).target(id).commit();
        afterCommit.run(() -> worklog.record(TOLD).target(id).commit());
        try {
            worklog.record(PAID).target(id).commit();
        } catch (RejectedEventException e) {
            refusals.put(id, String.valueOf(e.getMessage()));
        }
    }
}
