package io.worklog.spring.bridge;

import com.mzt.logapi.starter.annotation.LogRecord;

/** A service as mzt-biz-log's own documents write it. */
class AnnotatedOrders {
    @LogRecord(
            type = "order",
            subType = "refund",
            bizNo = "{{#id}}",
            success = "refunded {{#amount}} of order {{#id}}",
            fail = "refund failed: {{#_errorMsg}}",
            extra = "{{#amount}}")
    public String refund(String id, int amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount");
        }
        return id;
    }

    @LogRecord(type = "订单", subType = "改名", bizNo = "{{#id}}", success = "改了名")
    public void rename(String id) {
        // Only the record matters here.
    }
}
