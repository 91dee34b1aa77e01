package io.worklog.spring.bridge;

import com.mzt.logapi.beans.LogRecord;
import com.mzt.logapi.service.ILogRecordService;
import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.spring.bridge.BizLogProperties.When;
import io.worklog.spring.context.CallerContext;
import io.worklog.spring.tx.AfterCommit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what mzt-biz-log has put together and records it. Thread-safe.
 *
 * <p>A success in a transaction is recorded when that has committed, so that a rollback leaves
 * nothing; it is durable before the method's caller goes on. With {@code worklog.bizlog.when=now},
 * and for a type of the catalog whose delivery is {@code TRANSACTIONAL}, it is recorded at once,
 * the latter as part of the transaction. A failure is recorded at once.
 *
 * <p>What is refused here is thrown. mzt-biz-log logs it and lets the business method succeed,
 * unless {@code @EnableLogRecord(joinTransaction = true)} is set.
 */
final class WorklogRecordService implements ILogRecordService {
    private final Worklog worklog;
    private final CallerContext callers;
    private final AfterCommit afterCommit;
    private final BizLogTypes types;
    private final When when;

    WorklogRecordService(
            Worklog worklog,
            CallerContext callers,
            AfterCommit afterCommit,
            BizLogTypes types,
            When when) {
        this.worklog = worklog;
        this.callers = callers;
        this.afterCommit = afterCommit;
        this.types = types;
        this.when = when;
    }

    @Override
    public void record(LogRecord logged) {
        WorklogContext caller = callers.current();
        EventType<?> type = types.of(logged);
        Runnable work = () -> caller.run(() -> commit(type, logged));
        if (waits(type, logged)) {
            afterCommit.run(work);
        } else {
            work.run();
        }
    }

    private boolean waits(EventType<?> type, LogRecord logged) {
        return when == When.AFTER_COMMIT
                && !logged.isFail()
                && type.delivery() != Delivery.TRANSACTIONAL;
    }

    private void commit(EventType<?> type, LogRecord logged) {
        new BizLogEvent(logged, type).fill(worklog.record(type)).commit();
    }

    @Override
    public List<LogRecord> queryLog(String bizNo, String type) {
        return records(bizNo, type, null);
    }

    @Override
    public List<LogRecord> queryLogByBizNo(String bizNo, String type, String subType) {
        return records(bizNo, type, subType).stream()
                .filter(logged -> subType.equals(logged.getSubType()))
                .toList();
    }

    private List<LogRecord> records(String bizNo, String type, @Nullable String subType) {
        LogRecord asked = LogRecord.builder().type(type).subType(subType).build();
        String target = types.of(asked).targetType().orElse(type);
        return worklog.history(target, bizNo).events().stream()
                .map(RecordedEvent::event)
                .filter(BizLogEvent::isOne)
                .map(BizLogEvent::read)
                .filter(logged -> type.equals(logged.getType()))
                .toList();
    }
}
