package io.worklog.spring.logged;

/** The sample state that tests record changes of. */
public record Invoice(String id, String status, String note) {
    Invoice with(String newStatus) {
        return new Invoice(id, newStatus, note);
    }
}
