package io.worklog.server.log;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.Provenance;
import io.worklog.event.TypeRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The event that is sent and appended under load: about 700 bytes as it is sent. */
final class LoadEvents {
    private LoadEvents() {}

    static String json(long n) {
        return "{\"type\":\"order.paid\",\"verb\":\"update\",\"actor\":{\"type\":\"user\",\"id\":\"u-"
                + n % 1_000
                + "\",\"name\":\"王小明\"},\"targets\":[{\"type\":\"order\",\"id\":\"o-"
                + n
                + "\",\"name\":\"Order "
                + n
                + "\"}],\"reason\":\"客户通过银行转账付款 bank transfer\",\"changes\":["
                + "{\"path\":\"status\",\"old\":\"open\",\"new\":\"paid\"},"
                + "{\"path\":\"paidAt\",\"new\":\"2026-11-22T21:46:36Z\"},"
                + "{\"path\":\"amount\",\"old\":\"0.00\",\"new\":\"129.90\"},"
                + "{\"path\":\"method\",\"old\":\"none\",\"new\":\"transfer\"},"
                + "{\"path\":\"clerk\",\"old\":\"c-1\",\"new\":\"c-7\"}],"
                + "\"metadata\":{\"shop\":\"north\",\"channel\":\"web\",\"currency\":\"CNY\"},"
                + "\"correlationId\":\"c-"
                + n
                + "\",\"severity\":\"low\"}";
    }

    static AuditEvent event(UUID id, long n) {
        Instant now = Instant.now();
        return AuditEvent.builder(new TypeRef("order.paid", 1))
                .id(id)
                .recordedAt(now)
                .provenance(new Provenance("load", "load", 0))
                .actor(Actor.user("u-" + n % 1_000, "王小明"))
                .target("order", "o-" + n)
                .reason("客户通过银行转账付款 bank transfer")
                .change(Change.set("status", "open", "paid"))
                .change(Change.set("paidAt", "", "2026-11-22T21:46:36Z"))
                .change(Change.set("amount", "0.00", "129.90"))
                .change(Change.set("method", "none", "transfer"))
                .change(Change.set("clerk", "c-1", "c-7"))
                .metadata(Map.of("shop", "north", "channel", "web", "currency", "CNY"))
                .build();
    }
}
