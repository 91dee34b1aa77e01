package io.worklog.benchmarks.peer;

import com.mzt.logapi.starter.annotation.DiffLogField;

/** A state as mzt-biz-log compares it: a bean whose fields have names for readers. */
public final class MztState {
    @DiffLogField(name = "状态")
    private final String status;

    @DiffLogField(name = "金额")
    private final String amount;

    @DiffLogField(name = "币种")
    private final String currency;

    @DiffLogField(name = "备注")
    private final String note;

    @DiffLogField(name = "版本")
    private final String version;

    MztState(OrderState state) {
        status = state.status();
        amount = state.amount();
        currency = state.currency();
        note = state.note();
        version = state.version();
    }

    public String getStatus() {
        return status;
    }

    public String getAmount() {
        return amount;
    }

    public String getCurrency() {
        return currency;
    }

    public String getNote() {
        return note;
    }

    public String getVersion() {
        return version;
    }
}
