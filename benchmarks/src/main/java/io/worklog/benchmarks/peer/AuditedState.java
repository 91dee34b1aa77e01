package io.worklog.benchmarks.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.envers.Audited;

/** The object as a row of which Envers keeps every revision. */
@Entity
@Audited
class AuditedState {
    @Id private String id = "";
    private String status = "";
    private String amount = "";
    private String currency = "";
    private String note = "";
    private String version = "";

    /** For Hibernate. */
    protected AuditedState() {}

    AuditedState(String id) {
        this.id = id;
    }

    /** Takes the five fields of a state. */
    void become(OrderState state) {
        status = state.status();
        amount = state.amount();
        currency = state.currency();
        note = state.note();
        version = state.version();
    }

    @Override
    public String toString() {
        return String.join(" ", id, status, amount, currency, note, version);
    }
}
