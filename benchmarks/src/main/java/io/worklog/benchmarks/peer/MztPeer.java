package io.worklog.benchmarks.peer;

import com.mzt.logapi.beans.LogRecord;
import com.mzt.logapi.service.ILogRecordService;
import com.mzt.logapi.starter.annotation.EnableLogRecord;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;
import org.springframework.context.annotation.Primary;

/** mzt-biz-log: an annotated method whose sentence is made and kept nowhere. */
final class MztPeer implements Peer {
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(Beans.class);
    private final Orders orders = context.getBean(Orders.class);
    private final MztState before = new MztState(OrderState.before("o"));
    private final MztState after = new MztState(OrderState.after("o"));

    /** The method whose calls are logged. */
    interface Orders {
        /** Changes an order. */
        Object change(Sample sample, MztState before, MztState after);
    }

    /** The method with its annotation. */
    static class LoggedOrders implements Orders {
        @Override
        @com.mzt.logapi.starter.annotation.LogRecord(
                success = "{{#sample.actor()}} {_DIFF{#before, #after}}",
                operator = "{{#sample.actor()}}",
                type = "order",
                subType = "{{#sample.action()}}",
                bizNo = "{{#sample.before().id()}}",
                extra = "{{#sample.attributes()}}")
        public Object change(Sample sample, MztState before, MztState after) {
            return after;
        }
    }

    /** Keeps the last record only. */
    private static final class Last implements ILogRecordService {
        private final AtomicReference<LogRecord> record = new AtomicReference<>(new LogRecord());

        @Override
        public void record(LogRecord made) {
            record.set(made);
        }

        @Override
        public List<LogRecord> queryLog(String bizNo, String type) {
            return List.of(record.get());
        }

        @Override
        public List<LogRecord> queryLogByBizNo(String bizNo, String type, String subType) {
            return List.of(record.get());
        }
    }

    /** Its context. */
    @Configuration(proxyBeanMethods = false)
    @EnableAspectJAutoProxy
    @EnableLogRecord(tenant = "bench")
    static class Beans {
        @Bean
        Orders orders() {
            return new LoggedOrders();
        }

        /** Before the one that only writes a line of a log. */
        @Bean
        @Primary
        ILogRecordService records() {
            return new Last();
        }
    }

    @Override
    public Object record(Sample sample) {
        return orders.change(sample, before, after);
    }

    @Override
    public void close() {
        context.close();
    }
}
