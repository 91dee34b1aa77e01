package io.worklog.spring.bridge;

import com.mzt.logapi.beans.CodeVariableType;
import com.mzt.logapi.beans.LogRecord;
import io.worklog.Recording;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.EventLimits;
import io.worklog.event.Message;
import io.worklog.event.Outcome;
import io.worklog.event.Target;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record of mzt-biz-log as an event, and back. */
final class BizLogEvent {
    private static final String TYPE = "bizlog.type";
    private static final String SUB_TYPE = "bizlog.subType";
    private static final String EXTRA = "bizlog.extra";
    private static final String CODE = "bizlog.code";
    private static final String ACTION = "action";
    private static final String ACTION_BESIDE = "bizlog.action";

    /** The object of a record that names none. */
    private static final String NO_NUMBER = "unknown";

    /** The kind of object of a record that names none. */
    private static final String NO_TYPE = "object";

    private final LogRecord logged;
    private final EventType<?> type;

    BizLogEvent(LogRecord logged, EventType<?> type) {
        this.logged = logged;
        this.type = type;
    }

    Recording<?> fill(Recording<?> event) {
        event.target(Target.of(targetType(), targetId()))
                .outcome(logged.isFail() ? Outcome.FAILURE : Outcome.SUCCESS);
        fillWho(event);
        fillAction(event, logged.getAction());
        Date time = logged.getCreateTime();
        if (time != null) {
            event.occurredAt(time.toInstant());
        }
        put(event, TYPE, logged.getType());
        put(event, SUB_TYPE, logged.getSubType());
        put(event, EXTRA, logged.getExtra());
        put(event, CODE, code(logged.getCodeVariable()));
        return event;
    }

    /** In the sentence of the type; beside it where the type has none. */
    private void fillAction(Recording<?> event, @Nullable String action) {
        if (type.messageKey().isPresent()) {
            event.arg(ACTION, action == null ? "" : action);
        } else {
            put(event, ACTION_BESIDE, action);
        }
    }

    private String targetId() {
        String number = logged.getBizNo();
        return number == null || number.isBlank() ? NO_NUMBER : number;
    }

    /** The kind that the catalog asks for, so that a catalogued type is not refused. */
    private String targetType() {
        String said = logged.getType();
        return type.targetType().orElse(said == null || said.isBlank() ? NO_TYPE : said);
    }

    /**
     * The operator is the actor. If the caller's own actor has that id it stays, with its name and
     * on whose behalf it acts.
     */
    private void fillWho(Recording<?> event) {
        WorklogContext caller = WorklogContext.current();
        Actor known = caller.actor();
        String operator = logged.getOperator();
        boolean other = known == null || !known.id().equals(operator);
        if (operator != null && !operator.isBlank() && other) {
            event.actor(Actor.user(operator));
        }
        String tenant = logged.getTenant();
        boolean fits = tenant != null && tenant.length() <= EventLimits.MAX_SHORT_ID;
        if (caller.tenant() == null && tenant != null && !tenant.isBlank() && fits) {
            event.tenant(tenant);
        }
    }

    private static void put(Recording<?> event, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            event.metadata(key, value);
        }
    }

    private static @Nullable String code(@Nullable Map<CodeVariableType, Object> code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        Object home = code.get(CodeVariableType.ClassName);
        String name = home instanceof Class<?> one ? one.getName() : String.valueOf(home);
        return name + "." + code.get(CodeVariableType.MethodName);
    }

    /** Whether an event was recorded through the bridge. */
    static boolean isOne(AuditEvent event) {
        return event.metadata().containsKey(TYPE);
    }

    /** The record that an event came from. */
    static LogRecord read(AuditEvent event) {
        Map<String, String> said = event.metadata();
        LogRecord logged = new LogRecord();
        logged.setId(event.id());
        logged.setTenant(event.tenant());
        logged.setType(said.get(TYPE));
        logged.setSubType(said.get(SUB_TYPE));
        logged.setExtra(said.get(EXTRA));
        logged.setBizNo(event.targets().get(0).id());
        logged.setOperator(event.actor().id());
        logged.setFail(event.outcome() != Outcome.SUCCESS);
        logged.setCreateTime(Date.from(event.occurredAt()));
        logged.setAction(action(event));
        return logged;
    }

    private static @Nullable String action(AuditEvent event) {
        Message message = event.message();
        return message == null ? event.metadata().get(ACTION_BESIDE) : message.args().get(ACTION);
    }
}
