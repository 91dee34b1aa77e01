package io.worklog.benchmarks.peer;

/** A state of the object that an event is about; every field but the id changes. */
public record OrderState(
        String id, String status, String amount, String currency, String note, String version) {
    /** As it was. */
    static OrderState before(String id) {
        return new OrderState(id, "open", "120.00", "CNY", "尽快发货", "3");
    }

    /** As it became. */
    static OrderState after(String id) {
        return new OrderState(id, "paid", "118.50", "EUR", "已发货", "4");
    }
}
